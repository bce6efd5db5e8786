using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Categories;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

[MembersOnly]
public sealed class WatchingController(ListWatches list, WatchTopics watch, CurrentViewer current) : Controller
{
    const string Address = "/settings/watching";

    [HttpGet(Address)]
    public async Task<ViewResult> Show(long? before, CancellationToken cancel) =>
        View("Watching", await list.ReadAsync(current.Viewer, before is { } id ? new TopicId(id) : null, cancel));

    /// <summary>Ends what was chosen for a topic, a category or a tag.</summary>
    [HttpPost(Address)]
    public async Task<IActionResult> End(long? topic, long? category, long? tag, string? @return, CancellationToken cancel)
    {
        if (topic is { } topicId)
            await watch.EndAsync(current.Viewer, new TopicId(topicId), cancel);
        else if (category is { } categoryId)
            await watch.EndAsync(current.Viewer, new CategoryId(categoryId), cancel);
        else if (tag is { } tagId)
            await watch.EndAsync(current.Viewer, new TagId(tagId), cancel);
        else
            return BadRequest();
        return Redirect(Url.IsLocalUrl(@return) ? @return : Address);
    }
}
