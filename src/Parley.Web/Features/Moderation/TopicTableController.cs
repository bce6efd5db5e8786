using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Features.Categories;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class TopicTableController(FindTopics find, CurrentViewer current, ListCategories categories) : Controller
{
    [HttpGet("/admin/topics")]
    public async Task<IActionResult> Index(TopicConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel)), TableFile.ContentType, "topics.csv")
        : View("TopicTable", new TopicTablePage(asked, await find.PageAsync(current.Viewer, asked, query, cancel), await categories.TreeAsync(current.Viewer, cancel)));

    static byte[] FileOf(IEnumerable<FoundTopicRow> topics) => TableFile.Of(
        topics,
        ("id", row => row.Topic.Id),
        ("title", row => row.Topic.Title),
        ("author", row => row.AuthorName),
        ("category", row => row.Category.Name),
        ("tags", row => row.Topic.Tags),
        ("hidden", row => row.Topic.Hidden),
        ("closed", row => row.Topic.ClosedAt),
        ("pinned", row => row.Topic.PinnedAt),
        ("replies", row => row.Topic.ReplyCount),
        ("views", row => row.Topic.ViewCount),
        ("likes", row => row.Topic.LikeCount),
        ("created", row => row.Topic.CreatedAt),
        ("latest", row => row.Topic.BumpedAt));
}

public sealed record TopicTablePage(TopicConditions Asked, TablePage<FoundTopicRow> Table, CategoryTree Categories);
