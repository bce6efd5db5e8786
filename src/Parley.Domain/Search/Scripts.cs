using System.Globalization;
using System.Text;

namespace Parley.Domain.Search;

/// <summary>What the analyser must know of scripts.</summary>
static class Scripts
{
    /// <summary>Han: where one character alone is often a word.</summary>
    public static bool IsIdeograph(Rune rune) =>
        rune.Value is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF or 0x3005 or 0x3007;

    /// <summary>
    /// Scripts whose words are not parted by spaces, and Korean, whose words carry their endings: Han, kana, Hangul, Thai, Lao, Burmese, Khmer.
    /// </summary>
    public static bool IsUnspaced(Rune rune) => rune.Value >= 0x0E00 && (IsIdeograph(rune) || IsSyllable(rune.Value));

    /// <summary>Where a mark above or below a letter is an accent, which many do not type. In Thai or Hindi it is a vowel.</summary>
    public static bool HasAccents(Rune rune) => rune.Value is < 0x0600 or >= 0x1E00 and <= 0x1FFF || IsArabic(rune);

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Drawn out for looks, with no meaning: the Arabic tatweel.</summary>
    public static bool IsOrnament(Rune rune) => rune.Value == 0x0640;

    static bool IsArabic(Rune rune) => rune.Value is >= 0x0600 and <= 0x06FF or >= 0x0750 and <= 0x077F;

    static bool IsSyllable(int code) =>
        code is >= 0x3041 and <= 0x3096 or 0x309D or 0x309E or >= 0x30A1 and <= 0x30FA or >= 0x30FC and <= 0x30FE or >= 0x31F0 and <= 0x31FF
            or >= 0xFF66 and <= 0xFF9F or >= 0xAC00 and <= 0xD7AF or >= 0x1100 and <= 0x11FF or >= 0x3131 and <= 0x318E
            or >= 0x0E01 and <= 0x0E4E or >= 0x0E81 and <= 0x0ECD or >= 0x1000 and <= 0x103F or >= 0x1780 and <= 0x17D3;
}
