using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Notifications;

/// <summary>Tells who wrote it that a reply was taken for the answer, and tells it no more where that was taken back.</summary>
public sealed class OnAnswerMarked(
    ParleyDb db, FindToldPost find, FindRecipients recipients, DeliverNotifications deliver, TimeProvider time) : IJobHandler<AnswerMarked>
{
    public Task HandleAsync(AnswerMarked happened, CancellationToken cancel) =>
        db.WriteAsync(() => TellAsync(new(happened.PostId), new(happened.MemberId), cancel), cancel);

    async Task TellAsync(PostId id, MemberId marker, CancellationToken cancel)
    {
        if (await find.TakeAsync(id, cancel) is not { } post)
            return;

        var told = await IsToldAsync(post, marker, cancel) ? Notification(post, marker) : null;
        await ReplaceAsync(id, told, post.Author, cancel);
    }

    async Task<bool> IsToldAsync(ToldPost post, MemberId marker, CancellationToken cancel) =>
        post.Topic.AnswerPostId == post.Post.Id
        && post.IsShown
        && await recipients.IsAuthorToldAsync(post, new(marker, Role.Member), NotificationKind.Answer, cancel);

    // A job that runs twice tells once.
    async Task ReplaceAsync(PostId post, Notification? told, Member author, CancellationToken cancel)
    {
        var standing = db.Notifications.Where(row => row.PostId == post && row.MemberId == author.Id && row.Kind == NotificationKind.Answer);
        if (told is null)
            await standing.DeleteAsync(cancel);
        else if (!await standing.AnyAsync(cancel))
            await deliver.DeliverAsync(told, author, cancel);
    }

    Notification Notification(ToldPost post, MemberId marker) => new()
    {
        MemberId = post.Author.Id,
        Kind = NotificationKind.Answer,
        Subject = NotificationSubject.Words,
        ActorId = marker,
        TopicId = post.Topic.Id,
        PostId = post.Post.Id,
        CreatedAt = time.GetUtcNow(),
    };
}
