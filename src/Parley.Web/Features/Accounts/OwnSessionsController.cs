using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Where a member is signed in.</summary>
[MembersOnly]
public sealed class OwnSessionsController(EndSessions endSessions, CurrentViewer current) : Controller
{
    [HttpGet("/settings/sessions")]
    public async Task<ViewResult> Show(CancellationToken cancel) =>
        View("OwnSessions", new OwnSessionsPage(await endSessions.ListAsync(current.Viewer, cancel), current.Session!.Value));

    [HttpPost("/settings/sessions/{id:long}/end")]
    public async Task<IActionResult> End(long id, CancellationToken cancel) =>
        await endSessions.EndAsync(current.Viewer, new(id), cancel) ? this.RedirectSaying("/settings/sessions", Saying.SessionEnded) : NotFound();

    [HttpPost("/settings/sessions/end-others")]
    public async Task<IActionResult> EndOthers(CancellationToken cancel)
    {
        await endSessions.EndOthersAsync(current.Viewer, current.Session!.Value, cancel);
        return this.RedirectSaying("/settings/sessions", Saying.OtherSessionsEnded);
    }
}

public sealed record OwnSessionsPage(IReadOnlyList<Session> Sessions, SessionId Own);
