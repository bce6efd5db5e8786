using System.Net;
using System.Text.RegularExpressions;
using Parley.Markup.Parsing;

namespace Parley.Markup.Discourse;

/// <summary>
/// BBCode, which Discourse understands beside Markdown and older forums left behind. A tag after a backslash is text. Pairs that
/// have an HTML element become that element tag by tag, because Markdown's own marks would need clean word boundaries.
/// </summary>
static partial class BbCode
{
    public static string ToMarkdown(string text)
    {
        text = Image().Replace(text, match => "!" + MarkdownText.Link(MarkdownText.Escape(FileName(match)), Url(match)));
        text = BareLink().Replace(text, match => MarkdownText.BareLink(Url(match)));
        text = NamedLink().Replace(text, match => MarkdownText.Link(match.Groups["text"].Value.Trim(), Url(match)));
        text = Embedded().Replace(text, Embed);
        text = Format().Replace(text, match => $"<{match.Groups["end"].Value}{match.Groups["name"].Value.ToLowerInvariant()}>");
        text = Disclosure().Replace(text, Disclose);
        text = Dropped().Replace(text, "");
        text = SkinTone().Replace(text, Tone);
        return BbCodeLists.ToMarkdown(text);
    }

    static string Url(Match match) => match.Groups["url"].Value;

    static string FileName(Match image)
    {
        var path = Url(image).Split('?', '#')[0];
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    static string Embed(Match match)
    {
        var what = Url(match);
        var isAddress = what.Contains("://", StringComparison.Ordinal);
        return MarkdownText.BareLink(match.Groups["kind"].Value.ToUpperInvariant() switch
        {
            "GIST" when !isAddress => "https://gist.github.com/" + what,
            "PASTEBIN" when !isAddress => "https://pastebin.com/" + what,
            _ => what,
        });
    }

    static string Disclose(Match match)
    {
        if (match.Groups["end"].Length > 0)
        {
            return "\n\n</details>\n\n";
        }

        var title = match.Groups["title"].Value.Trim(' ', '"', '“', '”');
        var isSpoiler = match.Groups["name"].ValueSpan.Equals("spoiler", StringComparison.OrdinalIgnoreCase);
        var summary = title.Length > 0 ? title : isSpoiler ? "Spoiler" : "Details";
        return $"\n\n<details><summary>{WebUtility.HtmlEncode(summary)}</summary>\n\n";
    }

    static string Tone(Match match) =>
        EmojiNames.Find(match.Groups["name"].Value, match.Groups["tone"].ValueSpan[0] - '0') ?? match.Value;

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<!\\)\[img(?:=[^\]\n]*)?\]\s*(?<url>[^\[\]\s]+)\s*\[/img\]", Options, 1_000)]
    private static partial Regex Image();

    [GeneratedRegex(@"(?<!\\)\[url\]\s*(?<url>[^\[\]\s]+)\s*\[/url\]", Options, 1_000)]
    private static partial Regex BareLink();

    [GeneratedRegex(@"(?<!\\)\[url=""?(?<url>[^\[\]\s""]{1,2000})""?\](?<text>(?:(?!\n\n|\[/?url).){1,2000})\[/url\]",
        Options | RegexOptions.Singleline, 1_000)]
    private static partial Regex NamedLink();

    [GeneratedRegex(@"(?<!\\)\[(?<kind>video|gist|pastebin)\]\s*(?<url>[^\[\]\s]+)\s*\[/\k<kind>\]", Options, 1_000)]
    private static partial Regex Embedded();

    [GeneratedRegex(@"(?<!\\)\[(?<end>/?)(?<name>[bius])\]", Options, 1_000)]
    private static partial Regex Format();

    [GeneratedRegex(@"(?:\G|(?<![\\\s]))\s*\[(?<end>/?)(?<name>spoiler|details)(?:=(?<title>[^\]\n]*))?\]\s*", Options, 1_000)]
    private static partial Regex Disclosure();

    [GeneratedRegex(@"(?<!\\)(?:\[/?color(?:=[^\]\n]*)?\]|\[/?size(?:=[^\]\n]*)?\]|\[poll(?:\s[^\]\n]*)?\][ \t]*\n?|\[/poll\])", Options, 1_000)]
    private static partial Regex Dropped();

    [GeneratedRegex(@":(?<name>[a-z0-9_+-]+):t(?<tone>[2-6]):", Options, 1_000)]
    private static partial Regex SkinTone();
}
