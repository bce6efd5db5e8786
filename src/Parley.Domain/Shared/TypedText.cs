using System.Globalization;
using System.Text;

namespace Parley.Domain.Shared;

/// <summary>What people type, made fit to keep: characters that can't be seen but change what is shown are taken out.</summary>
public static class TypedText
{
    /// <summary>One line: control and formatting characters become spaces, runs of spaces one, ends trimmed, NFC.</summary>
    public static string OneLine(string? text)
    {
        var line = new StringBuilder();
        foreach (var rune in Wellformed(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!IsMisleading(rune))
            {
                line.Append(rune);
            }
        }

        return line.ToString().TrimEnd().Normalize();
    }

    /// <summary>Many lines: line ends become \n, control characters but tab and \n go, trailing space at the end goes.</summary>
    public static string Lines(string? text)
    {
        var unified = Wellformed(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var lines = new StringBuilder(unified.Length);
        foreach (var rune in unified.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                lines.Append(rune);
        }

        return lines.ToString().TrimEnd();
    }

    /// <summary>How long a reader finds a text: in user-perceived characters.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>True for text with something to see: not just spaces, joiners and invisible marks.</summary>
    public static bool HasInk(string text) => text.EnumerateRunes().Any(IsInk);

    /// <summary>Overrides and isolates of direction, which make a text show as another one (CVE-2021-42574), and tag characters.</summary>
    public static bool IsMisleading(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xE0001 and <= 0xE001F);

    /// <summary>
    /// Half a surrogate pair is no character: EnumerateRunes reads it as U+FFFD, and so is it kept. So is U+FFFE, over which
    /// <see cref="string.Normalize()"/> throws.
    /// </summary>
    public static string Wellformed(string? text)
    {
        text ??= "";
        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\uFFFE', StringComparison.Ordinal)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString()));
    }

    static bool IsInk(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned)
        && rune.Value is not (0x2800 or 0x3164 or 0x115F or 0x1160 or 0xFFA0); // blank in every font, though "letters"
}
