using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Notifications;

/// <summary>Tells authors that a moderator moved posts of theirs to another topic: one line for a topic, however many there are.</summary>
public sealed class OnPostsMoved(
    ParleyDb db, FindToldPost find, FindRecipients recipients, DeliverNotifications deliver, TimeProvider time) : IJobHandler<PostsMoved>
{
    public async Task HandleAsync(PostsMoved happened, CancellationToken cancel)
    {
        var moderator = new MemberId(happened.ModeratorId);
        foreach (var id in happened.PostIds)
            await db.WriteAsync(() => TellAsync(new(id), new(happened.TopicId), moderator, cancel), cancel);
    }

    // What was moved on meanwhile is told by that.
    async Task TellAsync(PostId id, TopicId topic, MemberId moderator, CancellationToken cancel)
    {
        if (await find.TakeAsync(id, cancel) is { } post
            && post.Topic.Id == topic
            && await recipients.IsAuthorToldAsync(post, new(moderator, Role.Moderator), NotificationKind.PostsMoved, cancel))
        {
            await ReplaceAsync(post, moderator, cancel);
        }
    }

    async Task ReplaceAsync(ToldPost post, MemberId moderator, CancellationToken cancel)
    {
        await db.TakeMembersAsync([post.Author.Id, moderator], cancel);
        await db.Notifications
            .Where(row => row.MemberId == post.Author.Id
                && ((row.TopicId == post.Topic.Id && row.Kind == NotificationKind.PostsMoved)
                    || (row.PostId == post.Post.Id && row.Subject == NotificationSubject.Moderation)))
            .DeleteAsync(cancel);
        await deliver.DeliverAsync(Notification(post, moderator), post.Author, cancel);
    }

    Notification Notification(ToldPost post, MemberId moderator) => new()
    {
        MemberId = post.Author.Id,
        Kind = NotificationKind.PostsMoved,
        Subject = NotificationSubject.Moderation,
        ActorId = moderator,
        TopicId = post.Topic.Id,
        PostId = post.Post.Id,
        CreatedAt = time.GetUtcNow(),
    };
}
