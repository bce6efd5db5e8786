using Parley.Domain.Notifications;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

public static class NotificationScopes
{
    /// <summary>What a member was told, less what the member may no longer see.</summary>
    public static IQueryable<Notification> NotificationsOf(this ParleyDb db, Viewer viewer)
    {
        var member = viewer.RequireMember();
        return from notification in db.Notifications
               join post in db.PostsVisibleTo(viewer) on notification.PostId equals post.Id
               where notification.MemberId == member
               select notification;
    }
}
