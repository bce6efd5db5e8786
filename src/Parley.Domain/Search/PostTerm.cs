namespace Parley.Domain.Search;

/// <summary>
/// One term of one post: how much the post is about it, from 1 to 255, and where it stands. Terms that no phrase asks for have no places.
/// </summary>
public readonly record struct PostTerm(long Term, byte Impact, IReadOnlyList<int> Places);
