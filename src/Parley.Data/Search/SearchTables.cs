using Parley.Domain.Posts;

namespace Parley.Data.Search;

/// <summary>
/// Some of the posts that have a term. A block that is full is numbered by how many entries the term has up to its end; the one that
/// grows is number <see cref="Open"/>, is there for every term, and counts the posts of all blocks.
/// </summary>
public sealed record SearchPosting
{
    public const long Open = 0;

    public int Generation { get; init; }

    public long Term { get; init; }

    public long Block { get; init; }

    public int Posts { get; init; }

    public byte[] Entries { get; init; } = [];

    /// <summary>Where in each post the term stands; empty for terms that no phrase asks for.</summary>
    public byte[] Places { get; init; } = [];
}

/// <summary>A post that was written or edited a little while ago, and what it says: it counts instead of what the blocks hold of it.</summary>
public sealed record FreshPost
{
    public PostId PostId { get; init; }

    public byte[] Terms { get; init; } = [];

    /// <summary>Those of its words that may be offered to who mistypes one, with spaces between them.</summary>
    public string Words { get; init; } = "";
}

/// <summary>A post that the blocks hold, and the newest version of it there.</summary>
public sealed record SearchDocument
{
    public int Generation { get; init; }

    public PostId PostId { get; init; }

    public int Version { get; init; }
}

/// <summary>A word as it is written, which its term does not tell.</summary>
public sealed record SearchWord
{
    public int Generation { get; init; }

    public long Term { get; init; }

    public string Word { get; init; } = "";
}

/// <summary>The one row of what is known of the index as a whole. Whoever writes to the index takes it first.</summary>
public sealed record SearchState
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>The one that is searched.</summary>
    public int Generation { get; init; }

    /// <summary>How many posts its blocks were given.</summary>
    public int Posts { get; init; }

    /// <summary>When the posts that were there before the index were all in it.</summary>
    public DateTimeOffset? FilledAt { get; init; }

    /// <summary>How far the filling came.</summary>
    public long FilledUntil { get; init; }

    /// <summary>When a rebuilding, if there is one, gave the last sign of life.</summary>
    public DateTimeOffset? RebuiltAt { get; init; }
}
