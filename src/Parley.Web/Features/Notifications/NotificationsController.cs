using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Notifications;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

[MembersOnly]
public sealed class NotificationsController(ParleyDb db, CurrentViewer current, TimeProvider time) : Controller
{
    const int RowsPerPage = 50;

    [HttpGet("/notifications")]
    public async Task<ViewResult> Index(long? before, CancellationToken cancel)
    {
        var notifications = db.NotificationsOf(current.Viewer);
        if (before is { } end)
            notifications = notifications.Where(row => row.Id < new NotificationId(end));

        var rows = await (
            from notification in notifications
            join actor in db.Members on notification.ActorId equals actor.Id
            join topic in db.Topics on notification.TopicId equals topic.Id
            orderby notification.Id descending
            select new NotificationRow
            {
                Notification = notification,
                ActorName = actor.Name,
                ActorPicture = actor.Picture,
                TopicId = topic.Id,
                TopicTitle = topic.Title,
            }).Take(RowsPerPage + 1).ToListAsync(cancel);
        return View("Notifications", new NotificationsPage(Grouped(rows.Take(RowsPerPage)), rows.Count > RowsPerPage ? rows[RowsPerPage - 1].Id : null));
    }

    /// <summary>Goes to the post; that the notification was seen is noted on the way.</summary>
    [HttpGet("/notifications/{id:long}")]
    public async Task<IActionResult> Open(long id, CancellationToken cancel)
    {
        var number = new NotificationId(id);
        if (await db.NotificationsOf(current.Viewer).SingleOrDefaultAsync(row => row.Id == number, cancel) is not { } found)
            return NotFound();

        await MarkAsync(db.Notifications.Where(row => row.Id == number), cancel);
        return Redirect($"/p/{found.PostId}");
    }

    [HttpPost("/notifications/read")]
    public async Task<IActionResult> MarkRead(long? topic, CancellationToken cancel)
    {
        var member = current.Viewer.RequireMember();
        var mine = db.Notifications.Where(row => row.MemberId == member);
        await MarkAsync(topic is { } id ? mine.Where(row => row.TopicId == new TopicId(id)) : mine, cancel);
        return Redirect("/notifications");
    }

    Task<int> MarkAsync(IQueryable<Notification> notifications, CancellationToken cancel) => db.WriteAsync(
        () => notifications.Where(row => row.ReadAt == null).Set(row => row.ReadAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel),
        cancel);

    // By topic, those with something unread first, and the latest first within both.
    static List<NotificationGroup> Grouped(IEnumerable<NotificationRow> rows) =>
    [
        .. rows.GroupBy(row => row.TopicId)
            .Select(group => new NotificationGroup(group.Key, group.First().TopicTitle, [.. group]))
            .OrderByDescending(group => group.IsUnread)
            .ThenByDescending(group => group.Rows[0].Id),
    ];
}

/// <summary><paramref name="Older"/> is where the next page begins; null on the last one.</summary>
public sealed record NotificationsPage(IReadOnlyList<NotificationGroup> Groups, long? Older);

public sealed record NotificationGroup(TopicId TopicId, string TopicTitle, IReadOnlyList<NotificationRow> Rows)
{
    public bool IsUnread => Rows.Any(row => row.IsUnread);
}

public sealed record NotificationRow
{
    public required Notification Notification { get; init; }

    public required string ActorName { get; init; }

    public required string? ActorPicture { get; init; }

    public required TopicId TopicId { get; init; }

    public required string TopicTitle { get; init; }

    public long Id => Notification.Id.Value;

    public bool IsUnread => Notification.ReadAt is null;
}
