using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Notifications;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

/// <summary>A like that was taken back is told no more: the others' stay, and the last one takes the notification along.</summary>
public sealed class OnPostUnliked(ParleyDb db, FindToldPost find) : IJobHandler<PostUnliked>
{
    public Task HandleAsync(PostUnliked happened, CancellationToken cancel) =>
        db.WriteAsync(() => TakeBackAsync(new(happened.PostId), new(happened.MemberId), cancel), cancel);

    async Task TakeBackAsync(PostId post, MemberId liker, CancellationToken cancel)
    {
        await find.TakeAsync(post, cancel);

        // Liked again meanwhile.
        if (await db.PostLikes.AnyAsync(row => row.PostId == post && row.LikerId == liker, cancel))
            return;

        foreach (var told in await db.Notifications.Where(row => row.PostId == post && row.Subject == NotificationSubject.Likes).ToListAsync(cancel))
        {
            if (await db.NotificationActors.Where(row => row.NotificationId == told.Id && row.ActorId == liker).DeleteAsync(cancel) > 0)
                await LeaveOthersAsync(told, liker, cancel);
        }
    }

    async Task LeaveOthersAsync(Notification told, MemberId liker, CancellationToken cancel)
    {
        var others = await db.NotificationActors.Where(row => row.NotificationId == told.Id).Select(row => row.ActorId).ToListAsync(cancel);
        var row = db.Notifications.Where(notification => notification.Id == told.Id);
        if (others.Count == 0)
        {
            await row.DeleteAsync(cancel);
            db.Tell(new BellMoved(told.MemberId.Value));
            return;
        }

        await row.Set(notification => notification.ActorCount, others.Count)
            .Set(notification => notification.ActorId, told.ActorId == liker ? others[^1] : told.ActorId)
            .UpdateAsync(cancel);
    }
}
