using System.Globalization;
using System.Text;

namespace Parley.Markup.Parsing;

/// <summary>What may follow the <c>@</c>: letters of any script, digits, and within the name <c>_</c>, <c>-</c> and <c>.</c></summary>
static class MentionName
{
    public const int MaxLength = 60;

    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        var length = 0;
        var end = 0;
        while (length < text.Length && Rune.DecodeFromUtf16(text[length..], out var rune, out var size) == System.Buffers.OperationStatus.Done)
        {
            var isWord = IsWord(rune) || (length > 0 && IsMark(rune));
            if (!isWord && !(length > 0 && rune.Value is '-' or '.'))
            {
                break;
            }

            length += size;
            end = isWord ? length : end;
        }

        return end > MaxLength ? 0 : end;
    }

    /// <summary>True after what could be the first part of an e-mail address or of a path.</summary>
    public static bool IsBlockedBy(ReadOnlySpan<char> before)
    {
        if (before.IsEmpty)
        {
            return false;
        }

        var last = before[^1];
        return char.IsLetterOrDigit(last) || char.IsLowSurrogate(last) && IsWord(LastRune(before)) || last is '@' or '/'
            || (last is '.' or '_' or '%' or '+' or '-' && before.Length > 1 && char.IsLetterOrDigit(before[^2]));
    }

    static Rune LastRune(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out var rune, out _);
        return rune;
    }

    static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';

    static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
