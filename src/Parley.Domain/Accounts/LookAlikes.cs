using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

/// <summary>
/// Folds letters that look the same into one, in the manner of the "skeleton" of Unicode Technical Standard 39, section 4:
/// a short table of the Latin, Cyrillic, Greek, Armenian and digit look-alikes instead of the standard's 6,000 rows.
/// </summary>
public static class LookAlikes
{
    static readonly FrozenDictionary<int, string> Twins = Table(
        ("a", "аαɑ"), ("b", "ЬьВв"), ("c", "сϲⅽ"), ("d", "ԁⅾ"), ("e", "еεҽ"), ("g", "ɡց"), ("h", "һհн"), ("i", "іιıӏ"),
        ("j", "јϳ"), ("k", "кκ"), ("l", "1|ⅼǀ"), ("m", "мⅿ"), ("n", "пηոո"), ("o", "0оοσօ"), ("p", "рρ"), ("q", "ԛգ"),
        ("r", "гɼ"), ("s", "ѕꜱ"), ("t", "тτ"), ("u", "υսцʋ"), ("v", "ѵνⅴ"), ("w", "ѡԝω"), ("x", "хχⅹ"), ("y", "уγү"), ("z", "ᴢ"));

    // Those whose small letters look otherwise: "Ν" is an N, but "ν" a v.
    static readonly FrozenDictionary<int, string> GreekCapitals = Table(
        ("b", "Β"), ("h", "Η"), ("m", "Μ"), ("n", "Ν"), ("y", "Υ"), ("z", "Ζ"));

    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in Bare(name).EnumerateRunes())
        {
            if (Twins.TryGetValue(rune.Value, out var twin))
                folded.Append(twin);
            else if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
                folded.Append(rune);
        }

        // Pairs that read as one letter; "i" and "l" are one stroke in many fonts.
        return folded.Replace("rn", "m").Replace("vv", "w").Replace('i', 'l').ToString();
    }

    // Compatibility forms, case and accents off: "Ａdmín" is "admin".
    static string Bare(string name)
    {
        var decomposed = TypedText.Wellformed(name).Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormKD);
        return string.Concat(decomposed.EnumerateRunes()
            .Where(rune => !IsLatinAccent(rune))
            .Select(rune => GreekCapitals.GetValueOrDefault(rune.Value) ?? rune.ToString()))
            .ToLowerInvariant().Normalize(NormalizationForm.FormKD);
    }

    // Vowel signs of Indic scripts and the like tell names apart; the accents of Latin, Greek and Cyrillic are gone by then.
    static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    static bool IsLatinAccent(Rune rune) => rune.Value is >= 0x0300 and <= 0x036F;

    static FrozenDictionary<int, string> Table(params (string Letter, string Twins)[] rows) => rows
        .SelectMany(row => row.Twins.EnumerateRunes().Select(twin => (twin.Value, row.Letter)))
        .DistinctBy(pair => pair.Value)
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Letter);
}
