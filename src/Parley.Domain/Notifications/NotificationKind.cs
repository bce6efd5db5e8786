namespace Parley.Domain.Notifications;

/// <summary>Why a member is told of something.</summary>
public enum NotificationKind
{
    Mention = 0,
    ReplyToPost = 1,
    ReplyToTopic = 2,
    Quote = 3,
    ReplyInWatchedTopic = 4,
    TopicInWatchedCategory = 5,

    /// <summary>Collected: one for a post, however many liked it.</summary>
    Like = 6,

    PostHidden = 7,
    PostShown = 8,
    TopicClosed = 9,
    TopicReopened = 10,
    TopicHidden = 11,
    TopicShown = 12,
    Answer = 13,

    /// <summary>Collected: one for a topic, however many of the member's posts came there.</summary>
    PostsMoved = 14,

    FlagAgreed = 15,
    FlagDeclined = 16,

    PostApproved = 30,
    PostRejected = 31,
    TopicApproved = 32,
    TopicRejected = 33,

    TopicInWatchedTag = 34,

    /// <summary>By the name of a group that the member is in.</summary>
    GroupMention = 35,
}
