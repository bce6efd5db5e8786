using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Categories;

public sealed class CategoriesController(ParleyDb db, ListCategories categories, CurrentViewer current) : Controller
{
    [HttpGet("/categories")]
    public async Task<ViewResult> Index(CancellationToken cancel)
    {
        var tree = await categories.TreeAsync(current.Viewer, cancel);
        var latest = await LatestTopicsAsync(cancel);
        return View("Categories", new CategoriesPage([.. tree.All.Select(category => Row(tree, category, latest))]));
    }

    // Its page lists what is below it, too, and so it is counted; of that, only what the viewer knows of.
    static CategoryRow Row(CategoryTree tree, Category category, Dictionary<CategoryId, LatestTopic> latest)
    {
        var counted = tree.ChildrenOf(category).Append(category).ToList();
        return new(category, counted.Sum(row => row.TopicCount), counted.Sum(row => row.ReplyCount), latest.GetValueOrDefault(category.Id));
    }

    // The latest topic of each category, in one statement whatever their number.
    async Task<Dictionary<CategoryId, LatestTopic>> LatestTopicsAsync(CancellationToken cancel)
    {
        var visible = db.TopicsVisibleTo(current.Viewer);
        var newest = from topic in visible
                     group topic by topic.CategoryId into ofCategory
                     select new { CategoryId = ofCategory.Key, BumpedAt = ofCategory.Max(topic => topic.BumpedAt) };
        var latest = await (
            from topic in visible
            join last in newest on new { topic.CategoryId, topic.BumpedAt } equals new { last.CategoryId, last.BumpedAt }
            select new LatestTopic(topic.CategoryId, topic.Id, topic.Title, topic.Slug, topic.BumpedAt)).ToListAsync(cancel);
        return latest.DistinctBy(topic => topic.CategoryId).ToDictionary(topic => topic.CategoryId);
    }
}

public sealed record CategoriesPage(IReadOnlyList<CategoryRow> Rows);

public sealed record CategoryRow(Category Category, int Topics, int Replies, LatestTopic? Latest);

public sealed record LatestTopic(CategoryId CategoryId, TopicId Id, string Title, string Slug, DateTimeOffset BumpedAt);
