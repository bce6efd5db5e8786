namespace Parley.Domain.Posts;

public sealed record PostEdited(long PostId, IReadOnlyList<long> MentionedMembers);
