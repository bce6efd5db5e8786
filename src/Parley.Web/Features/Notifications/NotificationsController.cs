using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Notifications;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

[MembersOnly]
public sealed class NotificationsController(ParleyDb db, ListNotifications list, MarkNotifications mark, CurrentViewer current) : Controller
{
    const string Address = "/notifications";

    [HttpGet(Address)]
    public async Task<ViewResult> Index(string? before, CancellationToken cancel)
    {
        var behind = NotificationKey.Parse(before);
        var page = await list.ReadAsync(current.Viewer, behind, cancel);
        return View("Notifications", behind is null ? page : page with { Address = $"{Address}?before={behind}" });
    }

    /// <summary>Goes to the post; that the notification was seen is noted on the way.</summary>
    [HttpGet("/notifications/{id:long}")]
    public async Task<IActionResult> Open(long id, CancellationToken cancel)
    {
        var number = new NotificationId(id);
        if (await db.NotificationsOf(current.Viewer.RequireMember()).SingleOrDefaultAsync(row => row.Id == number, cancel) is not { } found)
            return NotFound();

        if (found.IsUnread)
            await mark.OneAsync(current.Viewer, number, cancel);
        return Redirect(await AddressOfAsync(found, cancel));
    }

    /// <summary>One notification, those of a topic, or all.</summary>
    [HttpPost("/notifications/read")]
    public async Task<IActionResult> MarkRead(long? id, long? topic, string? @return, CancellationToken cancel)
    {
        if (id is { } one)
            await mark.OneAsync(current.Viewer, new(one), cancel);
        else if (topic is { } group)
            await mark.OfTopicAsync(current.Viewer, new(group), cancel);
        else
            await mark.AllAsync(current.Viewer, cancel);
        return Redirect(Url.IsLocalUrl(@return) ? @return : Address);
    }

    // An author is told of a post that was hidden, and finds it in its place; the topic may be hidden with it.
    async Task<string> AddressOfAsync(Notification notification, CancellationToken cancel)
    {
        if (await db.PostsInPlaceFor(current.Viewer).AnyAsync(row => row.Id == notification.PostId, cancel))
            return $"/p/{notification.PostId}";
        return await db.TopicsVisibleTo(current.Viewer).AnyAsync(row => row.Id == notification.TopicId, cancel) ? $"/t/{notification.TopicId}" : Address;
    }
}
