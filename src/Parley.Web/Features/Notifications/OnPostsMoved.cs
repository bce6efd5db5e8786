using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

/// <summary>Tells authors that a moderator moved posts of theirs to another topic: one line for a topic, however many there are.</summary>
public sealed class OnPostsMoved(
    ParleyDb db, FindToldPost find, FindRecipients recipients, DeliverNotifications deliver, TimeProvider time) : IJobHandler<PostsMoved>
{
    public async Task HandleAsync(PostsMoved happened, CancellationToken cancel)
    {
        var moderator = new MemberId(happened.ModeratorId);
        foreach (var id in happened.PostIds)
        {
            // What was moved on meanwhile is told by that.
            if (await find.FindAsync(new(id), cancel) is { } post && post.Topic.Id.Value == happened.TopicId && await IsToldAsync(post, moderator, cancel))
                await db.WriteAsync(() => ReplaceAsync(post, moderator, cancel), cancel);
        }
    }

    async Task<bool> IsToldAsync(ToldPost post, MemberId moderator, CancellationToken cancel)
    {
        var author = (await recipients.FindAsync([post.Author.Id], moderator, post.Topic.Id, post.Topic.CategoryId, cancel)).Single();
        return TellingPermissions.KindFor(author.Recipient, new(moderator, Role.Moderator), [NotificationKind.PostsMoved]) is not null;
    }

    // The author's row first and then the topic's, as a reply takes them: MariaDB checks the keys of a notification in another order, and of
    // an author who writes there at that moment the reply and this would each hold what the other waits for.
    async Task ReplaceAsync(ToldPost post, MemberId moderator, CancellationToken cancel)
    {
        await db.Members.Where(row => row.Id == post.Author.Id).Set(row => row.ReplyCount, row => row.ReplyCount).UpdateAsync(cancel);
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
