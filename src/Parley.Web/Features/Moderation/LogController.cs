using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class LogController(FindActs find) : Controller
{
    [HttpGet("/admin/log")]
    public async Task<IActionResult> Index(ActConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(asked, query, cancel)), TableFile.ContentType, "log.csv")
        : View("Log", new LogPage(asked, await find.PageAsync(asked, query, cancel)));

    static byte[] FileOf(IEnumerable<FoundAct> acts) => TableFile.Of(
        acts,
        ("at", row => row.Entry.At),
        ("moderator", row => row.ModeratorName),
        ("act", row => row.Entry.Act),
        ("member", row => row.AuthorName),
        ("topic", row => row.Entry.TopicId),
        ("post", row => row.Entry.PostId),
        ("reason", row => row.Entry.Reason));
}

public sealed record LogPage(ActConditions Asked, TablePage<FoundAct> Table);
