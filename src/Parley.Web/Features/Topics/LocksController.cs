using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class LocksController(CloseTopic close, KeepDraft drafts, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/t/{id:long}/lock")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel)
    {
        if (await close.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var draft = await drafts.AtAsync(current.Viewer, CloseTopic.PlaceOf(found.Topic.Id), cancel);
        return Page(found, draft?.Markdown ?? "", FormProblems.None(words));
    }

    [HttpPost("/t/{id:long}/lock")]
    public async Task<IActionResult> Close(long id, string? reason, CancellationToken cancel) =>
        await AnswerAsync(id, reason, await close.CloseAsync(current.Viewer, new(id), TypedText.Lines(reason), cancel), cancel);

    [HttpPost("/t/{id:long}/lock/lift")]
    public async Task<IActionResult> Reopen(long id, string? reason, CancellationToken cancel) =>
        await AnswerAsync(id, reason, await close.ReopenAsync(current.Viewer, new(id), TypedText.Lines(reason), cancel), cancel);

    async Task<IActionResult> AnswerAsync(long id, string? reason, Outcome<FoundTopic> outcome, CancellationToken cancel)
    {
        if (outcome.IsDone)
            return Redirect(outcome.Value.Address);
        if (!outcome.IsFound || await close.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();
        return Page(found, TypedText.Lines(reason), new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    ViewResult Page(FoundTopic found, string reason, FormProblems problems) =>
        View("Lock", new TopicActPage(found, TopicPermissions.OwesReason(current.Viewer, found.Topic), reason, problems));
}

/// <summary>A page that asks, in words that name the topic, whether something is to be done with it.</summary>
public sealed record TopicActPage(FoundTopic Found, bool OwesReason, string Reason, FormProblems Problems);
