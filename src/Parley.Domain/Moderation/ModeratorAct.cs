namespace Parley.Domain.Moderation;

/// <summary>What a moderator did. The author is told of what is done to the whole post or topic.</summary>
public enum ModeratorAct
{
    PostHidden = 0,
    PostShown = 1,
    TopicClosed = 2,
    TopicReopened = 3,
    TopicHidden = 4,
    TopicShown = 5,
    TopicPinned = 6,
    TopicUnpinned = 7,
    TopicMoved = 8,
    TopicSlowed = 9,
    VersionHidden = 20,
    VersionShown = 21,
    RepliesMoved = 22,
    TopicSplit = 23,
    TopicMerged = 24,
    MemberWarned = 30,
    MemberSilenced = 31,
    MemberSuspended = 32,
    BlockLifted = 33,
}
