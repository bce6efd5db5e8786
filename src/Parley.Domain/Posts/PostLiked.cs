namespace Parley.Domain.Posts;

public sealed record PostLiked(long PostId, long MemberId);
