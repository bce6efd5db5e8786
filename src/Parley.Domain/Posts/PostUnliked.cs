namespace Parley.Domain.Posts;

/// <summary>A like was taken back.</summary>
public sealed record PostUnliked(long PostId, long MemberId);
