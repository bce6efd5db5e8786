using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;

namespace Parley.Web.Features.Notifications;

/// <summary>
/// Tells an author what a moderator did with the post or the topic; only the last of it, where more was done, in whatever order the
/// jobs come to it.
/// </summary>
public sealed class OnPostModerated(
    ParleyDb db, FindToldPost find, FindRecipients recipients, DeliverNotifications deliver, TimeProvider time) : IJobHandler<PostModerated>
{
    public Task HandleAsync(PostModerated happened, CancellationToken cancel) => db.WriteAsync(() => TellAsync(happened, cancel), cancel);

    async Task TellAsync(PostModerated happened, CancellationToken cancel)
    {
        var moderator = new MemberId(happened.ModeratorId);
        if (await find.TakeAsync(new(happened.PostId), cancel) is not { } post || !IsStillSo(happened.Act, post))
            return;

        var kind = KindOf(happened.Act);
        if (await recipients.IsAuthorToldAsync(post, new(moderator, Role.Moderator), kind, cancel))
            await ReplaceAsync(post, moderator, kind, cancel);
    }

    static bool IsStillSo(ModeratorAct act, ToldPost post) => act switch
    {
        ModeratorAct.PostHidden => post.Post.Hidden.HasFlag(HiddenCauses.ByModerator),
        ModeratorAct.PostShown => !post.Post.Hidden.HasFlag(HiddenCauses.ByModerator),

        // What began a topic that was merged tells nothing of the one where it stands now.
        ModeratorAct.TopicClosed => post.Post.IsFirst && post.Topic.IsClosed,
        ModeratorAct.TopicReopened => post.Post.IsFirst && !post.Topic.IsClosed,
        ModeratorAct.TopicHidden => post.Post.IsFirst && post.Topic.Hidden.HasFlag(HiddenCauses.ByModerator),
        ModeratorAct.TopicShown => post.Post.IsFirst && !post.Topic.Hidden.HasFlag(HiddenCauses.ByModerator),
        ModeratorAct.PostApproved => !post.Post.Hidden.HasFlag(HiddenCauses.Held),
        ModeratorAct.PostRejected => post.Post.Hidden.HasFlag(HiddenCauses.ByModerator),
        ModeratorAct.TopicApproved => post.Post.IsFirst && !post.Topic.Hidden.HasFlag(HiddenCauses.Held),
        ModeratorAct.TopicRejected => post.Post.IsFirst && post.Topic.Hidden.HasFlag(HiddenCauses.ByModerator),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    async Task ReplaceAsync(ToldPost post, MemberId moderator, NotificationKind kind, CancellationToken cancel)
    {
        await db.Notifications
            .Where(row => row.MemberId == post.Author.Id && row.PostId == post.Post.Id && row.Subject == NotificationSubject.Moderation)
            .DeleteAsync(cancel);
        await deliver.DeliverAsync(Notification(post, moderator, kind), post.Author, cancel);
    }

    Notification Notification(ToldPost post, MemberId moderator, NotificationKind kind) => new()
    {
        MemberId = post.Author.Id,
        Kind = kind,
        Subject = NotificationSubject.Moderation,
        ActorId = moderator,
        TopicId = post.Topic.Id,
        PostId = post.Post.Id,
        CreatedAt = time.GetUtcNow(),
    };

    static NotificationKind KindOf(ModeratorAct act) => act switch
    {
        ModeratorAct.PostHidden => NotificationKind.PostHidden,
        ModeratorAct.PostShown => NotificationKind.PostShown,
        ModeratorAct.TopicClosed => NotificationKind.TopicClosed,
        ModeratorAct.TopicReopened => NotificationKind.TopicReopened,
        ModeratorAct.TopicHidden => NotificationKind.TopicHidden,
        ModeratorAct.TopicShown => NotificationKind.TopicShown,
        ModeratorAct.PostApproved => NotificationKind.PostApproved,
        ModeratorAct.PostRejected => NotificationKind.PostRejected,
        ModeratorAct.TopicApproved => NotificationKind.TopicApproved,
        ModeratorAct.TopicRejected => NotificationKind.TopicRejected,
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
