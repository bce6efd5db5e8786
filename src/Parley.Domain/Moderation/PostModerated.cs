namespace Parley.Domain.Moderation;

/// <summary>A moderator did something with a post, or with a topic, whose first post it then is.</summary>
public sealed record PostModerated(long PostId, long ModeratorId, ModeratorAct Act);
