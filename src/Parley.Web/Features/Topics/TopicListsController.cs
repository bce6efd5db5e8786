using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Categories;
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
        var visible = await categories.VisibleToAsync(current.Viewer, cancel);
        if (visible.FirstOrDefault(category => category.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is not { } found)
            return NotFound();

        return found.Slug == slug
            ? await ListAsync(TopicOrder.Latest, Addresses.Category(slug), before, after, cancel, found)
            : RedirectPermanent(Addresses.Category(found.Slug) + Request.QueryString);
    }

    async Task<IActionResult> ListAsync(
        TopicOrder order, string address, string? before, string? after, CancellationToken cancel, Category? category = null)
    {
        var query = new TopicListQuery(order, category?.Id, ListKey.Parse(before), ListKey.Parse(after));
        var list = await listTopics.ReadAsync(current.Viewer, query, cancel);
        return View("TopicList", new TopicsPage(order, address, category, list));
    }
}

/// <summary><paramref name="Address"/> is the list's own, without a page.</summary>
public sealed record TopicsPage(TopicOrder Order, string Address, Category? Category, TopicListPage List);
