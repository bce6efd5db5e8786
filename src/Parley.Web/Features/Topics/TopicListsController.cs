using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Categories;
using Parley.Domain.Tags;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

public sealed class TopicListsController(ListTopics listTopics, ListCategories categories, CurrentViewer current, TimeProvider time) : Controller
{
    [HttpGet("/")]
    public Task<IActionResult> Latest(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.Latest, "/", before, after, cancel);

    [HttpGet("/hot")]
    public Task<IActionResult> Hot(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.Hot, "/hot", before, after, cancel);

    [HttpGet("/new")]
    public Task<IActionResult> New(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.New, "/new", before, after, cancel);

    [HttpGet("/unanswered")]
    public Task<IActionResult> Unanswered(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.Unanswered, "/unanswered", before, after, cancel);

    [MembersOnly]
    [HttpGet("/unread")]
    public Task<IActionResult> Unread(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.Unread, "/unread", before, after, cancel);

    [MembersOnly]
    [HttpGet("/mine")]
    public Task<IActionResult> Mine(string? before, string? after, CancellationToken cancel) =>
        ListAsync(TopicOrder.Mine, "/mine", before, after, cancel);

    [HttpGet("/c/{slug}")]
    public async Task<IActionResult> Category(string slug, string? order, string? before, string? after, CancellationToken cancel)
    {
        var tree = await categories.TreeAsync(current.Viewer, cancel);
        if (tree.All.FirstOrDefault(category => category.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is not { } found)
            return NotFound();
        if (found.Slug != slug)
            return RedirectPermanent(Addresses.Category(found.Slug) + Request.QueryString);

        if (CategoryOrders.Parse(order) is not { } chosen || !CategoryOrders.OfferedTo(current.Viewer).Contains(chosen))
            return Redirect(Addresses.Category(slug));

        var place = new CategoryPlace(found, tree.ParentOf(found), tree.ChildrenOf(found), current.Viewer.IsGuest || tree.MayStart(found));
        return await ListAsync(chosen, CategoryOrders.AddressOf(slug, chosen), before, after, cancel, place);
    }

    async Task<IActionResult> ListAsync(
        TopicOrder order, string address, string? before, string? after, CancellationToken cancel, CategoryPlace? place = null)
    {
        // Before the list is read: what comes in meanwhile is none of what a button on the page speaks of.
        var seenAt = time.GetUtcNow();
        var query = new TopicListQuery(order, place?.Category.Id, ListKey.Parse(before), ListKey.Parse(after)) { WithChildren = place is { Children.Count: > 0 } };
        var list = await listTopics.ReadAsync(current.Viewer, query, cancel);
        return View("TopicList", new TopicsPage(order, address, place?.Category, list) { Place = place, SeenAt = seenAt });
    }
}

/// <summary><paramref name="Address"/> is the list's own, without a page.</summary>
public sealed record TopicsPage(TopicOrder Order, string Address, Category? Category, TopicListPage List)
{
    /// <summary>When the list was read: what came in later is not marked as read with it.</summary>
    public DateTimeOffset SeenAt { get; init; }

    public CategoryPlace? Place { get; init; }

    /// <summary>The tag that these topics have; none for other lists.</summary>
    public Tag? Tag { get; init; }

    /// <summary>There is a feed of the tag, which is for everybody.</summary>
    public bool HasTagFeed { get; init; }

    public bool MayStart => Place is null or { MayStart: true };

    /// <summary>What is one member's alone is nobody else's to find.</summary>
    public bool IsPrivate => Order is TopicOrder.Unread or TopicOrder.Mine;

    /// <summary>Whose words tell why there is nothing: a category without topics needs a first one, whatever the order.</summary>
    public TopicOrder EmptyKey => Order switch
    {
        TopicOrder.Unread or TopicOrder.Mine => Order,
        TopicOrder.Unanswered when Category is null => Order,
        _ => TopicOrder.Latest,
    };

    public string HotAddress => Category is { } category ? CategoryOrders.AddressOf(category.Slug, TopicOrder.Hot) : "/hot";

    /// <summary>The same list on another page.</summary>
    public string At(string direction, ListKey key) => Addresses.Page(Address, direction, key);
}

/// <summary>A category where it stands in the tree. A guest may start topics as far as is known: whether it is so, the log-in tells.</summary>
public sealed record CategoryPlace(Category Category, Category? Parent, IReadOnlyList<Category> Children, bool MayStart)
{
    /// <summary>The way to it from the top.</summary>
    public IEnumerable<Category> Path => Parent is null ? [Category] : [Parent, Category];
}
