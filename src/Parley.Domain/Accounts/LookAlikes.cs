using System.Collections.Frozen;
using System.Globalization;
using System.Text;

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

    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in Bare(name).EnumerateRunes())
        {
            if (Twins.TryGetValue(rune.Value, out var twin))
                folded.Append(twin);
            else if (Rune.IsLetterOrDigit(rune))
                folded.Append(rune);
        }

        // Pairs that read as one letter; "i" and "l" are one stroke in many fonts.
        return folded.Replace("rn", "m").Replace("vv", "w").Replace('i', 'l').ToString();
    }

    // Compatibility forms, case and accents off: "Ａdmín" is "admin".
    static string Bare(string name)
    {
        var decomposed = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        return string.Concat(decomposed.EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark || !IsLatinAccent(rune)));
    }

    static bool IsLatinAccent(Rune rune) => rune.Value is >= 0x0300 and <= 0x036F;

    static FrozenDictionary<int, string> Table(params (string Letter, string Twins)[] rows) => rows
        .SelectMany(row => row.Twins.EnumerateRunes().Select(twin => (twin.Value, row.Letter)))
        .DistinctBy(pair => pair.Value)
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Letter);
}
