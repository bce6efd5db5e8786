using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Records;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class FileTableController(FindFiles find) : Controller
{
    [HttpGet("/admin/files")]
    public async Task<IActionResult> Index(FileConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(asked, query, cancel)), TableFile.ContentType, "files.csv")
        : View("FileTable", new FileTablePage(await find.PageAsync(asked, query, cancel), await find.KindsAsync(cancel)));

    static byte[] FileOf(IEnumerable<FoundFileRow> files) => TableFile.Of(
        files,
        ("id", row => row.File.Id),
        ("name", row => row.File.Name),
        ("kind", row => row.File.Extension),
        ("size", row => row.File.Size),
        ("owner", row => row.OwnerName),
        ("created", row => row.File.CreatedAt),
        ("posts", row => row.Posts),
        ("address", row => FileAddress.Of(row.File)));
}

public sealed record FileTablePage(TablePage<FoundFileRow> Table, IReadOnlyList<string> Kinds);
