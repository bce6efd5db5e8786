using System.Text.RegularExpressions;

namespace Parley.Markup.Parsing;

/// <summary>
/// The footnotes that a text defines. They belong to the whole post: in a quote they would be mixed up with the notes of who quotes.
/// </summary>
sealed partial class Footnotes
{
    readonly HashSet<string> _labels;

    Footnotes(HashSet<string> labels) => _labels = labels;

    public static Footnotes DefinedIn(string markdown) =>
        new(Definition().Matches(markdown).Select(match => match.Groups["label"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The line without them: without the marks, and empty where it is a note itself.</summary>
    public string RemoveFrom(string line) => _labels.Count == 0 || Definition().IsMatch(line)
        ? Definition().Replace(line, "")
        : Mark().Replace(line, match => _labels.Contains(match.Groups["label"].Value) ? "" : match.Value);

    [GeneratedRegex(@"^ {0,3}\[\^(?<label>[^\]\s]+)\]:.*$", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\[\^(?<label>[^\]\s]+)\]")]
    private static partial Regex Mark();
}
