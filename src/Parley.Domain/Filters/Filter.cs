using Parley.Domain.Accounts;

namespace Parley.Domain.Filters;

/// <summary>What administrators do not want to read here, or from whom.</summary>
public sealed record Filter
{
    public const int LongestText = 300;
    public const int LongestReplacement = 200;

    /// <summary>More than any list of words that people keep; all are held in memory, and all are looked for in every text.</summary>
    public const int MostFilters = 5000;

    /// <summary>Words and domains cost the same however many there are; each pattern reads the whole text again.</summary>
    public const int MostPatterns = 100;

    public long Id { get; init; }

    public FilterKind Kind { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Of kind and text as they are compared: unique, so that nothing is filtered in two ways.</summary>
    public string TextKey { get; init; } = "";

    public FilterAction Action { get; init; }

    public string Replacement { get; init; } = "";

    public bool IsOn { get; init; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public MemberId CreatedBy { get; init; }
}
