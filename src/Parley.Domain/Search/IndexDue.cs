namespace Parley.Domain.Search;

/// <summary>There are posts from before the index that are not in it yet.</summary>
public sealed record IndexDue;
