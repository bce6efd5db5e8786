using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Records;

/// <summary>Where members are signed in. Only administrators see from where, and end one.</summary>
[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class SessionTableController(
    FindSessions find, EndSession end, CurrentViewer current, IStringLocalizer<Accounts.Words> devices) : Controller
{
    const string Table = "/admin/sessions";

    [HttpGet(Table)]
    public async Task<IActionResult> Index(SessionConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel)), TableFile.ContentType, "sessions.csv")
        : View("SessionTable", new SessionTablePage(
            await find.PageAsync(current.Viewer, asked, query, cancel), current.Session, MemberPermissions.CanSeeAddresses(current.Viewer), agent => DeviceWords.Of(devices, agent)));

    /// <summary>Whoever wants to end their own logs out.</summary>
    [HttpPost("/admin/sessions/{id:long}/end")]
    [OnlyFor(Role.Administrator)]
    public async Task<IActionResult> End(long id, CancellationToken cancel) =>
        current.Session?.Value != id && (await end.EndAsync(current.Viewer, new(id), cancel)).IsDone
            ? this.RedirectSaying(Table + Request.QueryString, Saying.SessionEnded)
            : NotFound();

    byte[] FileOf(IEnumerable<FoundSession> sessions)
    {
        var showsAddresses = MemberPermissions.CanSeeAddresses(current.Viewer);
        return TableFile.Of(
            sessions,
            ("id", row => row.Session.Id),
            ("member", row => row.MemberName),
            ("device", row => DeviceWords.Of(devices, row.Session.Agent)),
            ("since", row => row.Session.CreatedAt),
            ("seen", row => row.Session.SeenAt),
            ("address", row => showsAddresses && row.Session.Address is { } address ? NetworkAddress.TextOf(address) : null));
    }
}

/// <summary><paramref name="MayEnd"/> whoever sees addresses, too.</summary>
public sealed record SessionTablePage(TablePage<FoundSession> Table, SessionId? Own, bool MayEnd, Func<string, string> Device);
