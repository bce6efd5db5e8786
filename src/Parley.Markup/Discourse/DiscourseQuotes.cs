using System.Text.RegularExpressions;
using Parley.Markup.Parsing;

namespace Parley.Markup.Discourse;

static partial class DiscourseQuotes
{
    public static string Renumber(string text, Func<long, long?> topicIdOfOld) =>
        Opening().Replace(text, match => Renumbered(QuoteSource.Parse(match.Groups["source"].ValueSpan), topicIdOfOld));

    static string Renumbered(QuoteSource source, Func<long, long?> topicIdOfOld)
    {
        var topic = source.Topic is { } old ? topicIdOfOld(old) : null;
        var renumbered = source with { Topic = topic, Post = topic is null ? null : source.Post };
        return renumbered.Name is null ? "[quote]" : $"[quote=\"{renumbered}\"]";
    }

    [GeneratedRegex("""\[quote="(?<source>[^"\]\n]*)"\]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Opening();
}
