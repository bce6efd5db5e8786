using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Polls;

[MembersOnly]
public sealed class PollsController(
    ChangePoll change, FindPoll find, KeepDraft drafts, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    TimeZoneInfo? Zone => ReadersZone.ZoneOf(current.Member);

    [HttpGet("/t/{id:long}/poll")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel)
    {
        if (await change.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var form = PollForm.Of(found.Poll, await find.ChoicesAsync(found.Topic.Id, cancel), Zone);
        var draft = PollForm.Of(await drafts.AtAsync(current.Viewer, ChangePoll.PlaceOf(found.Topic.Id), cancel));
        return Page(found, form.ChangedBy(draft), FormProblems.None(words));
    }

    [HttpPost("/t/{id:long}/poll")]
    public async Task<IActionResult> Save(long id, PollForm poll, CancellationToken cancel) =>
        await AnswerAsync(id, poll, await change.SaveAsync(current.Viewer, new(id), poll, Zone, cancel), cancel);

    [HttpPost("/t/{id:long}/poll/end")]
    public async Task<IActionResult> End(long id, CancellationToken cancel)
    {
        var outcome = await change.EndAsync(current.Viewer, new(id), cancel);
        return outcome.IsDone ? Redirect(outcome.Value.Address) : NotFound();
    }

    [HttpPost("/t/{id:long}/poll/remove")]
    public async Task<IActionResult> Remove(long id, PollForm poll, CancellationToken cancel) =>
        await AnswerAsync(id, poll, await change.RemoveAsync(current.Viewer, new(id), cancel), cancel);

    async Task<IActionResult> AnswerAsync(long id, PollForm form, Outcome<FoundPoll> outcome, CancellationToken cancel)
    {
        if (outcome.IsDone)
            return Redirect(outcome.Value.Address);
        return outcome.IsFound && await change.FindAsync(current.Viewer, new(id), cancel) is { } found
            ? Page(found, form, new FormProblems(outcome.Problems, words)).WithStatus(422)
            : NotFound();
    }

    ViewResult Page(FoundPoll found, PollForm form, FormProblems problems) => View("ChangePoll", new ChangePollPage(found, form, problems));
}

public sealed record ChangePollPage(FoundPoll Found, PollForm Form, FormProblems Problems);
