using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Notifications;

/// <summary>
/// Reads a page of what a member was told, what is unread first. Each half is a range of one index, so that ten thousand
/// notifications page as fast as ten: one statement a page, and one more where the unread ones end on it.
/// </summary>
public sealed class ListNotifications(ParleyDb db)
{
    public const int RowsPerPage = 50;

    public async Task<NotificationsPage> ReadAsync(Viewer viewer, NotificationKey? behind, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        var rows = new List<NotificationRow>();
        if (behind is not { IsUnread: false })
            rows.AddRange(await HalfAsync(member, unread: true, behind?.Id, RowsPerPage + 1, cancel));
        if (rows.Count <= RowsPerPage)
            rows.AddRange(await HalfAsync(member, unread: false, behind is { IsUnread: false } ? behind.Id : null, RowsPerPage + 1 - rows.Count, cancel));

        var shown = rows[..Math.Min(rows.Count, RowsPerPage)];
        return new(Grouped(shown), rows.Count > RowsPerPage ? NotificationKey.Of(shown[^1].Notification) : null);
    }

    Task<List<NotificationRow>> HalfAsync(MemberId member, bool unread, NotificationId? below, int count, CancellationToken cancel)
    {
        var half = db.NotificationsOf(member).Where(row => row.IsUnread == unread);
        if (below is { } end)
            half = half.Where(row => row.Id < end);
        return (
            from notification in half
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
            }).Take(count).ToListAsync(cancel);
    }

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
public sealed record NotificationsPage(IReadOnlyList<NotificationGroup> Groups, NotificationKey? Older)
{
    /// <summary>This page's own address, to come back to.</summary>
    public string Address { get; init; } = "/notifications";
}

public sealed record NotificationGroup(TopicId TopicId, string TopicTitle, IReadOnlyList<NotificationRow> Rows)
{
    public bool IsUnread => UnreadCount > 0;

    public int UnreadCount => Rows.Count(row => row.IsUnread);
}

public sealed record NotificationRow
{
    public required Notification Notification { get; init; }

    public required string ActorName { get; init; }

    public required string? ActorPicture { get; init; }

    public required TopicId TopicId { get; init; }

    public required string TopicTitle { get; init; }

    public long Id => Notification.Id.Value;

    public bool IsUnread => Notification.IsUnread;
}
