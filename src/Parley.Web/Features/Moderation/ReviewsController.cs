using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class ReviewsController(ReviewPost review, ReadQueue queue, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpPost("/admin/queue/{id:long}/approve")]
    public async Task<IActionResult> Approve(long id, CancellationToken cancel) =>
        await AnswerAsync(id, "", await review.ApproveAsync(current.Viewer, new(id), cancel), cancel);

    [HttpPost("/admin/queue/{id:long}/reject")]
    public async Task<IActionResult> Reject(long id, string? reason, CancellationToken cancel)
    {
        var clean = TypedText.Lines(reason);
        return await AnswerAsync(id, clean, await review.RejectAsync(current.Viewer, new(id), clean, cancel), cancel);
    }

    async Task<IActionResult> AnswerAsync(long id, string reason, Outcome<FoundPost> decided, CancellationToken cancel)
    {
        if (decided.IsDone)
            return this.RedirectSaying(QueueController.Queue, Saying.Saved);
        return decided.IsFound
            ? View("Queue", await queue.ReadAsync(current.Viewer, cancel) with { Refused = new(id), Reason = reason, Problems = new FormProblems(decided.Problems, words) }).WithStatus(422)
            : NotFound();
    }
}
