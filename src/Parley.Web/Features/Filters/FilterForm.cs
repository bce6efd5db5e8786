using Parley.Domain.Filters;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Filters;

/// <summary>What is to be filtered, and what is to happen to it.</summary>
public sealed record FilterForm
{
    // Who has longer lists sends them in parts.
    public const int MostLines = 1000;

    public FilterKind Kind { get; init; }

    /// <summary>One a line, where many are added.</summary>
    public string? Text { get; init; }

    public FilterAction Action { get; init; }

    public string? Replacement { get; init; }

    public string CleanReplacement => Action == FilterAction.Replace ? TypedText.OneLine(Replacement) : "";

    public IReadOnlyList<string> Lines =>
        [.. TypedText.Lines(Text).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct()];

    public static FilterForm Of(Filter filter) =>
        new() { Kind = filter.Kind, Text = filter.Text, Action = filter.Action, Replacement = filter.Replacement };

    /// <summary>What is wrong with it, whatever is to be filtered.</summary>
    public IEnumerable<Problem> Problems()
    {
        Problem?[] problems =
        [
            Lines.Count == 0 ? new Problem("text", "FilterMissing") : null,
            Lines.Count > MostLines ? new Problem("text", "TooManyLines", MostLines) : null,
            FilterActions.Of(Kind).Contains(Action) ? null : new Problem("action", "ActionUnfit"),
            CleanReplacement.Length > Filter.LongestReplacement ? new Problem("replacement", "ReplacementTooLong", Filter.LongestReplacement) : null,
        ];
        return problems.OfType<Problem>();
    }
}
