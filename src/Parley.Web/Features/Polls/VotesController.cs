using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Polls;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Polls;

[MembersOnly]
public sealed class VotesController(CastVote cast, FindPoll find, ReadPoll read, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpPost("/t/{id:long}/poll/votes")]
    public async Task<IActionResult> Vote(long id, long[] choice, CancellationToken cancel)
    {
        PollChoiceId[] ticked = [.. choice.Select(PollChoiceId.From)];
        return await AnswerAsync(id, ticked, await cast.VoteAsync(current.Viewer, new(id), ticked, cancel), cancel);
    }

    [HttpPost("/t/{id:long}/poll/votes/remove")]
    public async Task<IActionResult> TakeBack(long id, CancellationToken cancel) =>
        await AnswerAsync(id, null, await cast.TakeBackAsync(current.Viewer, new(id), cancel), cancel);

    async Task<IActionResult> AnswerAsync(long id, PollChoiceId[]? ticked, Outcome<FoundPoll> outcome, CancellationToken cancel)
    {
        if (outcome.IsDone)
            return this.WantsPart() ? PartialView("_Poll", (await ViewAsync(outcome.Value.Topic, cancel))! with { IsAnswer = true }) : Redirect(outcome.Value.Address);
        if (await find.InPlaceAsync(current.Viewer, new(id), cancel) is not { } found || await ViewAsync(found.Topic, cancel) is not { } poll)
            return NotFound();
        return View("Vote", new VotePage(found, poll with { Ticked = ticked }, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }

    Task<PollView?> ViewAsync(Topic topic, CancellationToken cancel) => read.OfAsync(current.Viewer, topic, cancel);
}

public sealed record VotePage(FoundPoll Found, PollView Poll, FormProblems Problems);
