using Markdig.Helpers;

namespace Parley.Markup.Rendering;

/// <summary>A tag as a member typed it, of an element that members may use.</summary>
readonly ref struct HtmlTag
{
    /// <summary>Keeps reading of unclosed tags linear; addresses beyond this are no addresses.</summary>
    const int MaxLength = 4_000;

    readonly ReadOnlySpan<char> _attributes;

    HtmlTag(string name, bool isEnd, ReadOnlySpan<char> attributes, int length)
    {
        Name = name;
        IsEnd = isEnd;
        Length = length;
        _attributes = attributes;
    }

    public string Name { get; }

    public bool IsEnd { get; }

    public int Length { get; }

    public static bool TryRead(ReadOnlySpan<char> text, out HtmlTag tag)
    {
        tag = default;
        var name = NameAtStart(text);
        if (AllowedHtml.Name(name) is not { } allowed)
        {
            return false;
        }

        var isEnd = text[1] == '/';
        var start = name.Length + (isEnd ? 2 : 1);
        var end = EndOf(text[..Math.Min(text.Length, MaxLength)], start);
        if (end < 0 || !(char.IsWhiteSpace(text[start]) || text[start] is '>' or '/'))
        {
            return false;
        }

        tag = new HtmlTag(allowed, isEnd, text[start..end], end + 1);
        return true;
    }

    /// <summary>The letters and digits after <c>&lt;</c> or <c>&lt;/</c>.</summary>
    public static ReadOnlySpan<char> NameAtStart(ReadOnlySpan<char> text)
    {
        if (text is not ['<', ..])
        {
            return [];
        }

        var name = text is [_, '/', ..] ? text[2..] : text[1..];
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
        {
            length++;
        }

        return name[..length];
    }

    /// <summary>The value with its entities decoded, empty for an attribute without value, or null if it is not there.</summary>
    public string? Attribute(string name)
    {
        var rest = _attributes;
        while (TryReadAttribute(ref rest, out var found, out var value))
        {
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return HtmlHelper.Unescape(value.ToString(), removeBackSlash: false);
            }
        }

        return null;
    }

    /// <summary>The closing <c>&gt;</c>, which quotes may hide; -1 when another tag begins before.</summary>
    static int EndOf(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '>':
                    return i;
                case '<':
                    return -1;
                case '"' or '\'':
                    var close = text[(i + 1)..].IndexOf(text[i]);
                    if (close < 0)
                    {
                        return -1;
                    }

                    i += close + 1;
                    break;
            }
        }

        return -1;
    }

    static bool TryReadAttribute(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        rest = rest.TrimStart(" \t\n/\"'=");
        var end = rest.IndexOfAny(" \t\n/=");
        name = end < 0 ? rest : rest[..end];
        value = [];
        rest = rest[name.Length..];
        if (name.IsEmpty)
        {
            return false;
        }

        if (rest.TrimStart() is ['=', .. var after])
        {
            value = ReadValue(after.TrimStart(), out rest);
        }

        return true;
    }

    static ReadOnlySpan<char> ReadValue(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var isQuoted = text is ['"' or '\'', ..];
        var value = isQuoted ? text[1..] : text;
        var end = isQuoted ? value.IndexOf(text[0]) : value.IndexOfAny(" \t\n");
        end = end < 0 ? value.Length : end;
        rest = value[Math.Min(value.Length, end + (isQuoted ? 1 : 0))..];
        return value[..end];
    }
}
