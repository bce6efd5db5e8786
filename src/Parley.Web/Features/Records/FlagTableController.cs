using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Features.Moderation;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Records;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class FlagTableController(FindFlags find, CurrentViewer current) : Controller
{
    [HttpGet("/admin/flags")]
    public async Task<IActionResult> Index(FlagConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel)), TableFile.ContentType, "flags.csv")
        : View("FlagTable", await find.PageAsync(current.Viewer, asked, query, cancel));

    static byte[] FileOf(IEnumerable<FoundFlag> flags) => TableFile.Of(
        flags,
        ("at", row => row.Flag.At),
        ("kind", row => row.Flag.Kind),
        ("reporter", row => row.ReporterName),
        ("words", row => row.Flag.Words),
        ("topic", row => row.Topic.Title),
        ("post", row => row.Flag.PostId),
        ("author", row => row.AuthorName),
        ("outcome", row => row.Flag.Outcome),
        ("decided by", row => row.DeciderName),
        ("decided", row => row.Flag.DecidedAt));
}
