using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Parley.Markup.Parsing;

namespace Parley.Markup.Discourse;

/// <summary>Turns the posts of a Discourse forum into the Markdown of this one.</summary>
public static partial class DiscoursePost
{
    /// <summary>
    /// The Markdown of a post of which only the HTML is left. Its quotes still name Discourse's topics:
    /// <see cref="Adapt"/> the result.
    /// </summary>
    public static string ToMarkdown(string cookedHtml)
    {
        using var document = new HtmlParser().ParseDocument(cookedHtml);
        return HtmlToMarkdown.Of(document.Body!);
    }

    /// <summary>
    /// A post as it was typed, with what Discourse (and the BBCode forum before it) knows and we do not turned into ours. Quotes
    /// of a topic that has no number here keep only its author's name.
    /// </summary>
    public static string Adapt(string raw, Func<long, long?> topicIdOfOld)
    {
        var code = new SetAsideCode(raw.ReplaceLineEndings("\n"));
        var text = BbCode.ToMarkdown(DiscourseQuotes.Renumber(code.Text, topicIdOfOld));
        return code.PutBack(text);
    }

    /// <summary>A title with its <c>:emoji:</c>, which Discourse shows in titles too; <c>std::string</c> is none.</summary>
    public static string AdaptTitle(string raw) => Emoji().Replace(raw, match => EmojiNames.Find(match.Groups["name"].Value) ?? match.Value);

    [GeneratedRegex(@"(?<![\w:]):(?<name>[\w+-]+):(?![\w:])")]
    private static partial Regex Emoji();
}
