using System.Linq.Expressions;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Live;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Shared;

/// <summary>Marks what a member was told as read: on the page of notifications, and wherever the posts themselves were shown.</summary>
public sealed class MarkNotifications(ParleyDb db, TimeProvider time)
{
    public async Task AllAsync(Viewer viewer, CancellationToken cancel)
    {
        await MarkAsync(viewer, _ => true, cancel);
        await DownloadsAsync(viewer, cancel);
    }

    /// <summary>Notes that the member was shown that the copy of their data is ready.</summary>
    public Task DownloadsAsync(Viewer viewer, CancellationToken cancel) => NoteAsync(
        viewer,
        () => db.UnseenDownloadsOf(viewer.RequireMember()).Set(row => row.SeenAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel),
        cancel);

    public Task OfTopicAsync(Viewer viewer, TopicId topic, CancellationToken cancel) =>
        MarkAsync(viewer, row => row.TopicId == topic, cancel);

    public Task OneAsync(Viewer viewer, NotificationId id, CancellationToken cancel) =>
        MarkAsync(viewer, row => row.Id == id, cancel);

    /// <summary>Says how many are left unread.</summary>
    public async Task<int> OfPostsAsync(Viewer viewer, PostId[] posts, CancellationToken cancel)
    {
        await MarkAsync(viewer, row => posts.Contains(row.PostId), cancel);
        return await db.UnreadOf(viewer.RequireMember()).Take(CurrentViewer.MostCounted).CountAsync(cancel);
    }

    Task MarkAsync(Viewer viewer, Expression<Func<Notification, bool>> which, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        var unread = db.Notifications.Where(row => row.MemberId == member && row.IsUnread).Where(which);
        return NoteAsync(
            viewer,
            () => unread.Set(row => row.IsUnread, false).Set(row => row.ReadAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel),
            cancel);
    }

    // The bell moves in the member's other tabs, too.
    Task NoteAsync(Viewer viewer, Func<Task<int>> mark, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            if (await mark() > 0)
                db.Tell(new BellMoved(viewer.RequireMember().Value));
        },
        cancel);
}
