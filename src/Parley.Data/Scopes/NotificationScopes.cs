using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

public static class NotificationScopes
{
    /// <summary>
    /// What a member was told, less what the member may no longer see or hear of. The member's role comes out of the table, because
    /// the bell's count is read together with the member. What moderators did with a post is told to its author, and
    /// to who reported it, even while it is hidden.
    /// </summary>
    public static IQueryable<Notification> NotificationsOf(this ParleyDb db, MemberId member) =>
        from notification in db.Notifications
        join reader in db.Members on notification.MemberId equals reader.Id
        join post in db.Posts on notification.PostId equals post.Id
        join topic in db.Topics on post.TopicId equals topic.Id
        join category in db.Categories on topic.CategoryId equals category.Id
        where notification.MemberId == member
            && (reader.Role >= Role.Moderator || category.IsOpenTo(db, member))
            && (notification.Subject == NotificationSubject.Moderation
                || notification.Subject == NotificationSubject.Flag
                || reader.Role >= Role.Moderator
                || (post.Hidden == HiddenCauses.None && topic.Hidden == HiddenCauses.None))
            && (notification.Subject == NotificationSubject.Moderation
                || notification.Subject == NotificationSubject.Flag
                || !db.Ignores.Any(ignore => ignore.MemberId == member && ignore.IgnoredId == notification.ActorId))
        select notification;

    public static IQueryable<Notification> UnreadOf(this ParleyDb db, MemberId member) =>
        db.NotificationsOf(member).Where(notification => notification.IsUnread);

    /// <summary>Copies of the member's data that are ready and were not seen yet: the bell counts them with what is unread.</summary>
    public static IQueryable<Download> UnseenDownloadsOf(this ParleyDb db, MemberId member) =>
        db.Downloads.Where(download => download.MemberId == member && download.ReadyAt != null && download.SeenAt == null);

    /// <summary>Of posts that the viewer was found to see, those that tell the viewer something unread; none, for a guest.</summary>
    public static IQueryable<Notification> UnreadOfShownPosts(this ParleyDb db, Viewer viewer) => viewer.MemberId is { } member
        ? db.Notifications.Where(notification => notification.MemberId == member && notification.IsUnread)
        : db.Notifications.Where(_ => false);
}
