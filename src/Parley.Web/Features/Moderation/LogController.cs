using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class LogController(FindActs find, GivenReasons reasons, CurrentViewer current) : Controller
{
    [HttpGet("/admin/log")]
    public async Task<IActionResult> Index(ActConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel)), TableFile.ContentType, "log.csv")
        : View("Log", new LogPage(asked, await find.PageAsync(current.Viewer, asked, query, cancel), MemberPermissions.CanSeeAddresses(current.Viewer)));

    byte[] FileOf(IEnumerable<FoundAct> acts) => TableFile.Of(
        acts,
        ("at", row => row.Entry.At),
        ("moderator", row => row.ModeratorName),
        ("act", row => row.Entry.Act),
        ("member", row => row.AuthorName),
        ("topic", row => row.Entry.TopicId),
        ("post", row => row.Entry.PostId),
        ("was", row => row.Entry.Was),
        ("became", row => row.Entry.Became),
        ("address", row => row.Entry.Address is { } address && MemberPermissions.CanSeeAddresses(current.Viewer) ? NetworkAddress.TextOf(address) : null),
        ("reason", row => reasons.Show(row.Entry.Reason)));
}

public sealed record LogPage(ActConditions Asked, TablePage<FoundAct> Table, bool ShowsAddresses);
