using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

/// <summary>Tells an author of likes: in one notification a post, with how many there are, each member counted once.</summary>
public sealed class OnPostLiked(
    ParleyDb db, FindToldPost find, FindRecipients recipients, DeliverNotifications deliver, TimeProvider time) : IJobHandler<PostLiked>
{
    public Task HandleAsync(PostLiked happened, CancellationToken cancel) =>
        db.WriteAsync(() => TellAsync(new(happened.PostId), new(happened.MemberId), cancel), cancel);

    async Task TellAsync(PostId id, MemberId liker, CancellationToken cancel)
    {
        if (await find.TakeAsync(id, cancel) is { IsShown: true } post
            && await recipients.IsAuthorToldAsync(post, new(liker, Role.Member), NotificationKind.Like, cancel))
        {
            await CollectAsync(post, liker, cancel);
        }
    }

    async Task CollectAsync(ToldPost post, MemberId liker, CancellationToken cancel)
    {
        // Taken back before it could be told.
        if (!await db.PostLikes.AnyAsync(row => row.PostId == post.Post.Id && row.LikerId == liker, cancel))
            return;

        var standing = await db.Notifications.SingleOrDefaultAsync(
            row => row.MemberId == post.Author.Id && row.PostId == post.Post.Id && row.Subject == NotificationSubject.Likes, cancel);
        var actors = standing is null ? [] : await ActorsAsync(standing.Id, cancel);
        if (actors.Contains(liker))
            return;

        // A new row instead of the old one, so that it stands above what came in between.
        if (standing is not null)
            await ForgetAsync(standing.Id, cancel);
        actors.Add(liker);
        var id = await deliver.DeliverAsync(Notification(post, liker, actors.Count), post.Author, cancel);
        foreach (var actor in actors)
            await db.InsertAsync(new NotificationActor { NotificationId = id, ActorId = actor }, token: cancel);
    }

    Task<List<MemberId>> ActorsAsync(NotificationId id, CancellationToken cancel) =>
        db.NotificationActors.Where(row => row.NotificationId == id).Select(row => row.ActorId).ToListAsync(cancel);

    async Task ForgetAsync(NotificationId id, CancellationToken cancel)
    {
        await db.NotificationActors.Where(row => row.NotificationId == id).DeleteAsync(cancel);
        await db.Notifications.Where(row => row.Id == id).DeleteAsync(cancel);
    }

    Notification Notification(ToldPost post, MemberId liker, int likers) => new()
    {
        MemberId = post.Author.Id,
        Kind = NotificationKind.Like,
        Subject = NotificationSubject.Likes,
        ActorId = liker,
        ActorCount = likers,
        TopicId = post.Topic.Id,
        PostId = post.Post.Id,
        CreatedAt = time.GetUtcNow(),
    };
}
