using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Markup;

/// <summary>
/// What an author added below a text later. It stands in the text itself, behind a line and the time, so that history, search and feeds
/// have it without asking; a page shows the time in its reader's words.
/// </summary>
public static partial class Additions
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Join(string markdown, DateTimeOffset at, string addition) =>
        $"{markdown}\n\n---\n\n{at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\n\n{addition}";

    /// <summary>Whether the text ends with this very addition: its form was sent twice.</summary>
    public static bool EndsWith(string markdown, string addition) =>
        markdown.EndsWith($"Z\n\n{addition}", StringComparison.Ordinal) && Last().IsMatch(markdown[..^addition.Length]);

    public static int CountIn(string html) => Line().Count(html);

    /// <summary>The text, which has no time, and each addition with its own; put together again they are the whole.</summary>
    public static IEnumerable<(DateTimeOffset? At, string Html)> PartsOf(string html)
    {
        var (start, at) = (0, (DateTimeOffset?)null);
        foreach (Match line in Line().Matches(html))
        {
            if (!DateTimeOffset.TryParseExact(
                line.Groups["at"].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var next))
            {
                continue;
            }

            yield return (at, html[start..line.Index]);
            (start, at) = (line.Index + line.Length, next);
        }

        yield return (at, html[start..]);
    }

    [GeneratedRegex(@"<hr ?/?>\s*<p>(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)</p>")]
    private static partial Regex Line();

    [GeneratedRegex(@"\n\n---\n\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n\n\z")]
    private static partial Regex Last();
}
