using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Moderation;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

/// <summary>The categories as a table, beside the page that puts them in order.</summary>
[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class CategoryTableController(
    ParleyDb db, FindCategories find, ListCategories categories, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/admin/categories/table")]
    public async Task<IActionResult> Index(CategoryConditions asked, TableQuery query, CancellationToken cancel)
    {
        var groups = await GroupsAsync(cancel);
        return query.WantsFile
            ? File(FileOf(await find.AllAsync(current.Viewer, asked, query, cancel), groups), TableFile.ContentType, "categories.csv")
            : View("CategoryTable", new CategoryTablePage(
                await find.PageAsync(current.Viewer, asked, query, cancel), (await categories.TreeAsync(current.Viewer, cancel)).Roots, groups));
    }

    async Task<IReadOnlyDictionary<GroupId, string>> GroupsAsync(CancellationToken cancel)
    {
        var groups = await db.Groups.OrderBy(row => row.NameKey).ToListAsync(cancel);
        GroupId[] wellKnown = [GroupId.Everyone, GroupId.Members, GroupId.Moderators];
        return wellKnown.Select(id => (Id: id, Name: words[$"Group.{AudienceChoices.KeyOf(id)}"].Value))
            .Concat(groups.Select(group => (group.Id, group.Name)))
            .ToDictionary(row => row.Id, row => row.Name);
    }

    static byte[] FileOf(IEnumerable<FoundCategory> categories, IReadOnlyDictionary<GroupId, string> groups) => TableFile.Of(
        categories,
        ("id", row => row.Category.Id),
        ("name", row => row.Category.Name),
        ("parent", row => row.ParentName),
        ("topics", row => row.Category.TopicCount),
        ("replies", row => row.Category.ReplyCount),
        ("seen by", row => groups.GetValueOrDefault(row.Category.SeenBy)),
        ("started by", row => groups.GetValueOrDefault(row.Category.StartedBy)),
        ("replied by", row => groups.GetValueOrDefault(row.Category.RepliedBy)));
}

/// <summary><paramref name="Groups"/> by their numbers, with those that every forum has.</summary>
public sealed record CategoryTablePage(TablePage<FoundCategory> Table, IReadOnlyList<Category> Parents, IReadOnlyDictionary<GroupId, string> Groups)
{
    public string NameOf(GroupId group) => Groups.GetValueOrDefault(group, "–");
}
