using System.Net;
using System.Text;
using Parley.Markup.Rendering;

namespace Parley.Markup;

/// <summary>The words of HTML that <see cref="PostMarkdown.ToHtml"/> made: cheaper than parsing its Markdown once more.</summary>
public static class HtmlWords
{
    const string Quote = "<aside class=\"quote\">";
    const string QuoteEnd = "</aside>";

    /// <summary>The beginning, on one line, at most <paramref name="length"/> graphemes; quotes of others are left out.</summary>
    public static string Of(string html, int length) => Excerpt.Of(Read(html, length * 2), length);

    /// <summary>All of them, on one line; quotes of others are left out.</summary>
    public static string All(string html) => string.Join(' ', Read(html, int.MaxValue).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static string Read(string html, int enough)
    {
        var words = new StringBuilder();
        var quotes = 0;
        for (var rest = html.AsSpan(); !rest.IsEmpty && words.Length <= enough;)
        {
            var start = IndexOrEnd(rest, '<');
            if (quotes == 0)
                words.Append(rest[..start]);
            rest = rest[start..];
            var tag = rest[..Math.Min(IndexOrEnd(rest, '>') + 1, rest.Length)];
            quotes += tag.SequenceEqual(Quote) ? 1 : tag.SequenceEqual(QuoteEnd) ? -1 : 0;
            words.Append(Parts(tag) ? " " : "");
            rest = rest[tag.Length..];
        }

        return WebUtility.HtmlDecode(words.ToString());
    }

    static int IndexOrEnd(ReadOnlySpan<char> html, char sought) => html.IndexOf(sought) is var index and >= 0 ? index : html.Length;

    // A line or a paragraph ends a word, a letter in bold does not.
    static bool Parts(ReadOnlySpan<char> tag)
    {
        var name = tag.Trim("</>");
        name = name[..IndexOrEnd(name, ' ')];
        return name is "br" || !AllowedHtml.IsInline(name.ToString());
    }
}
