namespace Parley.Domain.Notifications;

public static class NotificationKinds
{
    public static NotificationSubject SubjectOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Like => NotificationSubject.Likes,
        NotificationKind.PostHidden or NotificationKind.PostShown or NotificationKind.TopicClosed or NotificationKind.TopicReopened
            or NotificationKind.TopicHidden or NotificationKind.TopicShown or NotificationKind.PostsMoved
            or NotificationKind.PostApproved or NotificationKind.PostRejected or NotificationKind.TopicApproved or NotificationKind.TopicRejected =>
            NotificationSubject.Moderation,
        NotificationKind.FlagAgreed or NotificationKind.FlagDeclined => NotificationSubject.Flag,
        _ => NotificationSubject.Words,
    };

    /// <summary>The lower, the more it says: who is named, quoted and answered by one post is told that they were named.</summary>
    public static int RankOf(NotificationKind kind) => kind switch
    {
        NotificationKind.Mention => 0,
        NotificationKind.Quote => 1,
        NotificationKind.ReplyToPost => 2,
        NotificationKind.ReplyToTopic => 3,
        NotificationKind.GroupMention => 4,
        _ => 5,
    };
}
