using System.Globalization;
using System.Text;

namespace Parley.Markup;

/// <summary>The beginning of a text, for lists, descriptions and mails.</summary>
public static class Excerpt
{
    const string Ellipsis = "…";

    /// <summary>At most <paramref name="length"/> graphemes on one line; cut between words, in scripts without spaces between graphemes.</summary>
    public static string Of(string plainText, int length = 200)
    {
        var text = new StringBuilder();
        var boundary = 0;
        var rest = plainText.AsSpan().TrimStart();
        for (var count = 0; !rest.IsEmpty; count++)
        {
            var isSpace = char.IsWhiteSpace(rest[0]);
            var isUnspaced = IsUnspaced(rest);
            boundary = isSpace || isUnspaced ? text.Length : boundary;
            if (count == length)
            {
                return Cut(text, boundary);
            }

            var size = StringInfo.GetNextTextElementLength(rest);
            text.Append(isSpace ? " " : rest[..size]);
            boundary = isUnspaced ? text.Length : boundary;
            rest = isSpace ? rest.TrimStart() : rest[size..];
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A first word longer than the whole excerpt has no boundary: it is cut where the room ends.</summary>
    static string Cut(StringBuilder text, int boundary)
    {
        var end = boundary == 0 ? text.Length : boundary;
        return text.ToString(0, end).TrimEnd() + Ellipsis;
    }

    static bool IsUnspaced(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune.Value is >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF00 and <= 0xFFEF or >= 0x20000 and <= 0x3FFFF
            or >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF;
    }
}
