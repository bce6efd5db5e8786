using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Appeals;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class AppealQueueController(DecideAppeal decide, ReadQueue queue, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpPost("/admin/appeals/{id:long}")]
    public async Task<IActionResult> Decide(long id, AppealOutcome outcome, string? reason, CancellationToken cancel)
    {
        if (outcome is not (AppealOutcome.Upheld or AppealOutcome.Overturned))
            return BadRequest();

        var decided = await decide.DecideAsync(current.Viewer, id, outcome, reason, cancel);
        if (decided.IsDone)
            return this.RedirectSaying(QueueController.Queue, Saying.Saved);
        var page = await queue.ReadAsync(current.Viewer, cancel);
        return decided.IsFound
            ? View("Queue", page with { RefusedAppeal = id, Reason = TypedText.Lines(reason), Problems = new FormProblems(decided.Problems, words) }).WithStatus(422)
            : NotFound();
    }
}
