using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Categories;
using Parley.Domain.Tags;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

public sealed class TopicListsController(ListTopics listTopics, ListCategories categories, CurrentViewer current) : Controller
{
    [HttpGet("/")]
    public Task<IActionResult> Latest(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.Latest, "/", before, after, cancel);

    [HttpGet("/new")]
    public Task<IActionResult> New(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.New, "/new", before, after, cancel);

    [HttpGet("/unanswered")]
    public Task<IActionResult> Unanswered(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.Unanswered, "/unanswered", before, after, cancel);

    [HttpGet("/c/{slug}")]
    public async Task<IActionResult> Category(string slug, string? before, string? after, CancellationToken cancel)
    {
        var tree = await categories.TreeAsync(current.Viewer, cancel);
        if (tree.All.FirstOrDefault(category => category.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is not { } found)
            return NotFound();
        if (found.Slug != slug)
            return RedirectPermanent(Addresses.Category(found.Slug) + Request.QueryString);

        var place = new CategoryPlace(found, tree.ParentOf(found), tree.ChildrenOf(found), current.Viewer.IsGuest || tree.MayStart(found));
        return await ListAsync(TopicOrder.Latest, Addresses.Category(slug), before, after, cancel, place);
    }

    async Task<IActionResult> ListAsync(
        TopicOrder order, string address, string? before, string? after, CancellationToken cancel, CategoryPlace? place = null)
    {
        var query = new TopicListQuery(order, place?.Category.Id, ListKey.Parse(before), ListKey.Parse(after)) { WithChildren = place is { Children.Count: > 0 } };
        var list = await listTopics.ReadAsync(current.Viewer, query, cancel);
        return View("TopicList", new TopicsPage(order, address, place?.Category, list) { Place = place });
    }
}

/// <summary><paramref name="Address"/> is the list's own, without a page.</summary>
public sealed record TopicsPage(TopicOrder Order, string Address, Category? Category, TopicListPage List)
{
    public CategoryPlace? Place { get; init; }

    /// <summary>The tag that these topics have; none for other lists.</summary>
    public Tag? Tag { get; init; }

    public bool MayStart => Place is null or { MayStart: true };
}

/// <summary>A category where it stands in the tree. A guest may start topics as far as is known: whether it is so, the log-in tells.</summary>
public sealed record CategoryPlace(Category Category, Category? Parent, IReadOnlyList<Category> Children, bool MayStart);
