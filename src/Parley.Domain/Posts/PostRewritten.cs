namespace Parley.Domain.Posts;

/// <summary>A post's text was changed by the forum itself, and not by anybody's edit: nobody is told.</summary>
public sealed record PostRewritten(long PostId);
