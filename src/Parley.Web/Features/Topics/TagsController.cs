using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Tags;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

public sealed class TagsController(ListTags tags, ListTopics listTopics, CurrentViewer current) : Controller
{
    [HttpGet("/tags")]
    public async Task<ViewResult> Index(CancellationToken cancel) => View("Tags", new TagsPage(
        await tags.VisibleToAsync(current.Viewer, cancel), current.Viewer.IsStaff ? await tags.UnusedAsync(cancel) : []));

    [HttpGet("/tag/{name}")]
    public async Task<IActionResult> Topics(string name, string? before, string? after, CancellationToken cancel)
    {
        if (await tags.FindAsync(TagName.Of(name), cancel) is not { } tag)
            return NotFound();

        var query = new TopicListQuery(TopicOrder.Latest, Before: ListKey.Parse(before), After: ListKey.Parse(after)) { TagId = tag.Id };
        var list = await listTopics.ReadAsync(current.Viewer, query, cancel);

        // The name of a tag may tell of what is hidden: without a topic to show, it is unknown.
        if (list.IsEmpty && !current.Viewer.IsStaff)
            return NotFound();

        var address = Addresses.Tag(tag.Name);
        return tag.Name == name
            ? View("TopicList", new TopicsPage(TopicOrder.Latest, address, null, list) { Tag = tag, HasTagFeed = current.Viewer.IsGuest || await tags.IsPublicAsync(tag, cancel) })
            : Redirect(address + Request.QueryString);
    }

    /// <summary>Completes a tag as it is typed.</summary>
    [HttpGet("/tags/complete")]
    [MembersOnly]
    public async Task<IActionResult> Complete(string? q, CancellationToken cancel)
    {
        var typed = TagName.Of(q ?? "");
        return Json(typed.Length is 0 or > TagName.LongestLength ? [] : await tags.CompleteAsync(current.Viewer, typed, cancel));
    }
}

public sealed record TagsPage(IReadOnlyList<CountedTag> Tags, IReadOnlyList<Tag> Unused);
