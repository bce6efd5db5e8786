using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Flags;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class QueueController(ReadQueue queue, DecideFlags decide, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    public const string Queue = "/admin/queue";

    [HttpGet(Queue)]
    public async Task<ViewResult> Index(CancellationToken cancel) =>
        View("Queue", await queue.ReadAsync(current.Viewer, cancel));

    [HttpPost("/admin/queue/{id:long}")]
    public async Task<IActionResult> Decide(long id, FlagOutcome outcome, string? reason, CancellationToken cancel)
    {
        if (outcome is not (FlagOutcome.Agreed or FlagOutcome.Declined or FlagOutcome.Ignored))
            return BadRequest();

        var clean = TypedText.Lines(reason);
        var decided = await decide.DecideAsync(current.Viewer, new(id), outcome, clean, cancel);
        if (decided.IsDone)
            return this.RedirectSaying(Queue, Saying.Saved);
        return decided.IsFound
            ? View("Queue", await queue.ReadAsync(current.Viewer, cancel) with { Refused = new(id), Reason = clean, Problems = new FormProblems(decided.Problems, words) }).WithStatus(422)
            : NotFound();
    }

    [HttpPost("/admin/queue/{id:long}/claim")]
    public async Task<IActionResult> Claim(long id, bool release, CancellationToken cancel)
    {
        await decide.ClaimAsync(current.Viewer, new(id), claims: !release, cancel);
        return Redirect(Queue);
    }
}
