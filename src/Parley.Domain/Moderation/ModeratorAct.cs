namespace Parley.Domain.Moderation;

/// <summary>What a moderator did, as far as the author is told of it.</summary>
public enum ModeratorAct
{
    PostHidden = 0,
    PostShown = 1,
    TopicClosed = 2,
    TopicReopened = 3,
}
