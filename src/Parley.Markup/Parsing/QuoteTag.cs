namespace Parley.Markup.Parsing;

/// <summary><c>[quote]</c>, <c>[quote="…"]</c>, <c>[quote=…]</c> and <c>[/quote]</c>.</summary>
static class QuoteTag
{
    public const string End = "[/quote]";

    const string Start = "[quote";
    const int MaxLength = 300;

    /// <summary>The length of the opening tag at the start of the text, or 0.</summary>
    public static int OpeningLength(ReadOnlySpan<char> text, out ReadOnlySpan<char> attributes)
    {
        attributes = default;
        if (!text.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || text.Length == Start.Length)
        {
            return 0;
        }

        var rest = text[Start.Length..Math.Min(text.Length, MaxLength)];
        if (rest[0] == ']')
        {
            return Start.Length + 1;
        }

        var length = rest[0] == '=' ? AttributesLength(rest[1..], out attributes) : 0;
        return length > 0 ? Start.Length + 1 + length : 0;
    }

    public static bool IsEnd(ReadOnlySpan<char> text) => text.StartsWith(End, StringComparison.OrdinalIgnoreCase);

    /// <summary>Up to and with the closing bracket; 0 if there is none in this line.</summary>
    static int AttributesLength(ReadOnlySpan<char> text, out ReadOnlySpan<char> attributes)
    {
        attributes = default;
        var isQuoted = text is ['"', ..];
        var end = isQuoted ? text.IndexOf("\"]") + 1 : text.IndexOf(']');
        if (end <= 0 || text[..end].Contains('\n'))
        {
            return 0;
        }

        attributes = text[..end].Trim('"').Trim();
        return end + 1;
    }
}
