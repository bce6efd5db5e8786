using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Domain.Figures;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class DashboardController(ReadDashboard read, CurrentViewer current) : Controller
{
    const string Dashboard = "/admin/dashboard";

    [HttpGet(Dashboard)]
    public async Task<ViewResult> Index(CancellationToken cancel) => View("Dashboard", new DashboardPage(
        await read.FiguresAsync(cancel),
        await read.MissesAsync(cancel),
        current.Viewer.Role == Role.Administrator ? await read.HealthAsync(cancel) : null));

    [HttpPost("/admin/jobs/{id:long}/retry")]
    [OnlyFor(Role.Administrator)]
    public async Task<IActionResult> Retry(long id, [FromServices] ChangeJobs jobs, CancellationToken cancel)
    {
        await jobs.RetryAsync(id, cancel);
        return this.RedirectSaying(Dashboard, Saying.Saved);
    }

    [HttpPost("/admin/jobs/{id:long}/drop")]
    [OnlyFor(Role.Administrator)]
    public async Task<IActionResult> Drop(long id, [FromServices] ChangeJobs jobs, CancellationToken cancel)
    {
        await jobs.DropAsync(id, cancel);
        return this.RedirectSaying(Dashboard, Saying.Saved);
    }
}

/// <summary><paramref name="Health"/> is for administrators.</summary>
public sealed record DashboardPage(IReadOnlyList<DailyFigures> Days, IReadOnlyList<SearchMiss> Misses, Health? Health);
