namespace Parley.Domain.Posts;

/// <summary>A moderator moved posts to a topic; <paramref name="PostIds"/> are the first of each author's.</summary>
public sealed record PostsMoved(long TopicId, long ModeratorId, IReadOnlyList<long> PostIds);
