namespace Parley.Domain.Search;

/// <summary>What somebody searches for, as it was understood.</summary>
public sealed record SearchQuery
{
    /// <summary>In characters; nobody types more, and what is pasted is found by its beginning.</summary>
    public const int Longest = 1000;

    /// <summary>More tell no post from another.</summary>
    public const int MostWords = 24;

    public IReadOnlyList<SoughtWords> Words { get; init; } = [];

    public IReadOnlyList<SearchCondition> Conditions { get; init; } = [];

    /// <summary>The words must stand in the title.</summary>
    public bool InTitle { get; init; }

    /// <summary>Only first posts.</summary>
    public bool InFirst { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>The parts that could not be read; the rest is searched.</summary>
    public IReadOnlyList<QueryProblem> Problems { get; init; } = [];

    public bool IsEmpty => Words.Count == 0 && Conditions.Count == 0;
}

/// <summary>Words of which a post must have one, or must have none.</summary>
public sealed record SoughtWords(IReadOnlyList<SoughtText> Alternatives, bool Excluded);

/// <summary>A word, or several in quotes that must stand so.</summary>
public sealed record SoughtText(string Text, bool IsExact);

/// <summary>What was typed as <paramref name="Part"/> can't be read; <paramref name="Code"/> is the key of the sentence.</summary>
public sealed record QueryProblem(string Code, string Part);

public enum SearchOrder
{
    Relevance,
    New,
    Old,
    Likes,
}
