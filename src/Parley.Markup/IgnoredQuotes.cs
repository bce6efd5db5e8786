using System.Net;
using System.Text;
using Parley.Domain.Accounts;

namespace Parley.Markup;

/// <summary>Folds quotes of members that a reader ignores, in HTML that <see cref="PostMarkdown.ToHtml"/> made.</summary>
public static class IgnoredQuotes
{
    const string Start = "<aside class=\"quote\">";
    const string End = "</aside>";
    const string SourceStart = "<p class=\"quote-source\">";
    const string SourceEnd = "</p>";

    /// <summary>
    /// <paramref name="ignored"/> are the keys of names, as <see cref="MemberName.KeyOf"/> makes them; <paramref name="words"/> stand
    /// instead, until the reader unfolds the quote.
    /// </summary>
    public static string Fold(string html, IReadOnlySet<string> ignored, string words)
    {
        if (ignored.Count == 0 || !html.Contains(Start, StringComparison.Ordinal))
            return html;

        var folded = new StringBuilder(html.Length);
        var open = new Stack<bool>();
        var rest = html.AsSpan();
        while (NextTag(rest) is var tag and >= 0)
        {
            folded.Append(rest[..tag]);
            rest = rest[tag..];
            rest = rest.StartsWith(Start) ? Open(folded, open, rest, ignored, words) : Close(folded, open, rest);
        }

        return folded.Append(rest).ToString();
    }

    // Members can't write the element themselves, so that each one found here is a quote's, and all are closed.
    static int NextTag(ReadOnlySpan<char> html)
    {
        var (start, end) = (html.IndexOf(Start), html.IndexOf(End));
        return start < 0 ? end : end < 0 ? start : Math.Min(start, end);
    }

    static ReadOnlySpan<char> Open(
        StringBuilder folded, Stack<bool> open, ReadOnlySpan<char> html, IReadOnlySet<string> ignored, string words)
    {
        var rest = html[Start.Length..];
        open.Push(ignored.Contains(MemberName.KeyOf(SourceOf(rest))));
        folded.Append(Start);
        if (open.Peek())
            folded.Append("<details><summary>").Append(WebUtility.HtmlEncode(words)).Append("</summary>");
        return rest;
    }

    static ReadOnlySpan<char> Close(StringBuilder folded, Stack<bool> open, ReadOnlySpan<char> html)
    {
        folded.Append(open.TryPop(out var isFolded) && isFolded ? "</details>" : "").Append(End);
        return html[End.Length..];
    }

    static string SourceOf(ReadOnlySpan<char> html)
    {
        if (!html.StartsWith(SourceStart))
            return "";

        var source = html[SourceStart.Length..html.IndexOf(SourceEnd)];
        if (source.StartsWith("<a "))
            source = source[(source.IndexOf('>') + 1)..source.IndexOf("</a>")];
        return WebUtility.HtmlDecode(source.ToString());
    }
}
