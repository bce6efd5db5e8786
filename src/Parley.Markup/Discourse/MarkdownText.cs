using System.Text;
using System.Text.RegularExpressions;

namespace Parley.Markup.Discourse;

/// <summary>Markdown's marks, put around or before text so that it means what it says.</summary>
static partial class MarkdownText
{
    public static string Fence(string code) => new('`', Math.Max(3, LongestRun(code) + 1));

    public static string CodeSpan(string code)
    {
        var marks = new string('`', LongestRun(code) + 1);
        var needsSpace = code[0] == '`' || code[^1] == '`';
        return needsSpace ? $"{marks} {code} {marks}" : marks + code + marks;
    }

    /// <summary>A link or an image; the address in angle brackets only where it has to be.</summary>
    public static string Link(string text, string url)
    {
        var target = url.Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return target.AsSpan().ContainsAny(" ()\\") ? $"[{text}](<{target}>)" : $"[{text}]({target})";
    }

    public static string BareLink(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !url.AsSpan().ContainsAny(" <>\n")
            ? $"<{url}>" : Escape(url);

    /// <summary>Backslashes where a character would be a mark, and only there.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsMark(text, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    /// <summary>The marks that count only at the start of a line, in text that is escaped already.</summary>
    public static string EscapeLineStarts(string text) => LineStart().Replace(text, @"${before}\${mark}");

    static bool IsMark(string text, int index)
    {
        var before = index > 0 ? text[index - 1] : ' ';
        var after = index + 1 < text.Length ? text[index + 1] : ' ';
        return text[index] switch
        {
            '\\' => char.IsPunctuation(after) || char.IsSymbol(after),
            '`' or '*' or '[' => true,
            '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            '~' => before == '~' || after == '~',
            '<' => char.IsAsciiLetter(after) || after is '/' or '!' or '?',
            '&' => char.IsAsciiLetter(after) || after == '#',
            _ => false,
        };
    }

    static int LongestRun(string code)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in code)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    [GeneratedRegex(@"^(?<before>[0-9]{1,9}(?=[.)](?:\s|$))|)(?<mark>[.)](?<=[0-9].)(?=\s|$)|\#(?=\#{0,5}(?:\s|$))|[-+](?=\s|$)|>|-(?=-)|=(?==*$))",
        RegexOptions.Multiline | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex LineStart();
}
