namespace Parley.Domain.Posts;

/// <summary>A post stands in a topic: its first text or a reply. After-effects are told by this.</summary>
public sealed record ReplyPosted(long PostId, IReadOnlyList<long> MentionedMembers);
