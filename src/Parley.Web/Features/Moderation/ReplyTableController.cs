using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Features.Categories;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class ReplyTableController(FindReplies find, CurrentViewer current, ListCategories categories) : Controller
{
    [HttpGet("/admin/replies")]
    public async Task<IActionResult> Index(ReplyConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel)), TableFile.ContentType, "replies.csv")
        : View("ReplyTable", new ReplyTablePage(asked, await find.PageAsync(current.Viewer, asked, query, cancel), await categories.TreeAsync(current.Viewer, cancel)));

    static byte[] FileOf(IEnumerable<FoundReplyRow> replies) => TableFile.Of(
        replies,
        ("id", row => row.Post.Id),
        ("topic", row => row.Topic.Id),
        ("title", row => row.Topic.Title),
        ("number", row => row.Post.Number),
        ("author", row => row.AuthorName),
        ("hidden", row => row.Post.Hidden),
        ("likes", row => row.Post.LikeCount),
        ("created", row => row.Post.CreatedAt),
        ("edited", row => row.Post.EditedAt),
        ("text", row => row.Post.Markdown));
}

public sealed record ReplyTablePage(ReplyConditions Asked, TablePage<FoundReplyRow> Table, CategoryTree Categories);
