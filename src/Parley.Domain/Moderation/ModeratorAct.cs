namespace Parley.Domain.Moderation;

/// <summary>What a moderator did. The author is told of what is done to the whole post or topic.</summary>
public enum ModeratorAct
{
    PostHidden = 0,
    PostShown = 1,
    TopicClosed = 2,
    TopicReopened = 3,
    VersionHidden = 20,
    VersionShown = 21,
}
