using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class TopicHidingController(HideTopic hide, KeepDraft drafts, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/t/{id:long}/hiding")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel)
    {
        if (await hide.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var draft = await drafts.AtAsync(current.Viewer, HideTopic.PlaceOf(found.Topic.Id), cancel);
        return Page(found, draft?.Markdown ?? "", FormProblems.None(words));
    }

    [HttpPost("/t/{id:long}/hiding")]
    public async Task<IActionResult> Hide(long id, string? reason, CancellationToken cancel)
    {
        var clean = TypedText.Lines(reason);
        var outcome = await hide.HideAsync(current.Viewer, new(id), clean, cancel);
        if (outcome.IsDone)
            return Redirect(outcome.Value.Address);
        if (!outcome.IsFound || await hide.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();
        return Page(found, clean, new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    [HttpPost("/t/{id:long}/hiding/lift")]
    public async Task<IActionResult> Lift(long id, CancellationToken cancel)
    {
        var outcome = await hide.RestoreAsync(current.Viewer, new(id), cancel);
        return outcome.IsDone ? Redirect(outcome.Value.Address) : NotFound();
    }

    ViewResult Page(FoundTopic found, string reason, FormProblems problems)
    {
        var owesReason = TopicPermissions.CauseToHide(current.Viewer, found.Topic) == HiddenCauses.ByModerator;
        return View("TopicHiding", new TopicActPage(found, owesReason, reason, problems));
    }
}
