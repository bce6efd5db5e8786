using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Parley.Domain.Filters;

/// <summary>A regular expression that reads a text once, whatever stands in it: no pattern of an administrator can stop the forum.</summary>
public sealed class FilterPattern
{
    // For a text of the greatest length on a machine that does much else. Nothing comes near it.
    static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    readonly Regex _regex;

    FilterPattern(Regex regex) => _regex = regex;

    /// <summary>Which patterns are read, and why others are not.</summary>
    public static (FilterPattern? Pattern, PatternFault? Fault) Read(string pattern)
    {
        try
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LongestMatch);
            return regex.IsMatch("") ? (null, new(PatternFaultKind.FitsAll)) : (new(regex), null);
        }
        catch (RegexParseException unreadable)
        {
            return (null, new(PatternFaultKind.Unreadable, unreadable.Offset, ReasonOf(unreadable)));
        }
        catch (NotSupportedException)
        {
            return (null, new(PatternFaultKind.Unsupported));
        }
        catch (RegexMatchTimeoutException)
        {
            return (null, new(PatternFaultKind.Unsupported));
        }
    }

    // "Invalid pattern '(a' at offset 2. Not enough )'s." The pattern stands before the reader already.
    static string ReasonOf(RegexParseException unreadable)
    {
        var place = $"at offset {unreadable.Offset}. ";
        var at = unreadable.Message.LastIndexOf(place, StringComparison.Ordinal);
        return at < 0 ? $"{unreadable.Error}" : unreadable.Message[(at + place.Length)..].TrimEnd('.');
    }

    /// <summary>The first place; <c>RanOut</c> where it could not be found out in time.</summary>
    public (int Start, int Length, bool RanOut)? Find(string text)
    {
        try
        {
            var match = _regex.Match(text);
            return match.Success ? (match.Index, match.Length, false) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return (0, 0, true);
        }
    }

    /// <summary>All places, as far as they are found in time.</summary>
    public IReadOnlyList<(int Start, int End)> All(string text)
    {
        var found = new List<(int, int)>();
        var since = Stopwatch.GetTimestamp();
        try
        {
            foreach (var match in _regex.EnumerateMatches(text))
            {
                if (match.Length > 0)
                    found.Add((match.Index, match.Index + match.Length));

                // One match reads the text once; for each of thousands it may be read to its end.
                if (Stopwatch.GetElapsedTime(since) > LongestMatch)
                    break;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found so far is right, and the rest stays as it is.
        }

        return found;
    }
}

/// <summary>Why a pattern can't be used, and where in it.</summary>
public sealed record PatternFault(PatternFaultKind Kind, int Offset = 0, string Error = "");

public enum PatternFaultKind
{
    Unreadable,

    /// <summary>It needs an engine that goes back in the text.</summary>
    Unsupported,
    FitsAll,
}
