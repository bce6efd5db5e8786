using System.Text;

namespace Parley.Domain.Search;

/// <summary>Makes one of spellings that readers take for one: forms of characters (NFKC), upper and lower case, accents.</summary>
static class Folding
{
    /// <summary>One word, or one run of a script without spaces, whose surrogates are paired.</summary>
    public static string Of(string word) => System.Text.Ascii.IsValid(word) ? word.ToLowerInvariant() : WithoutAccents(Lower(word));

    /// <summary>With its accents, which a stemmer wants to see; but for the two dots that Russians leave out.</summary>
    public static string Lower(string word) => word.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\'').Replace('ё', 'е');

    public static string WithoutAccents(string lower)
    {
        if (System.Text.Ascii.IsValid(lower))
            return lower;

        var folded = new StringBuilder(lower.Length);
        foreach (var rune in lower.EnumerateRunes())
            Append(folded, rune);
        return folded.ToString();
    }

    static void Append(StringBuilder folded, Rune rune)
    {
        if (!Scripts.HasAccents(rune))
            folded.Append(rune);
        else
            folded.Append(Letter(rune));
    }

    static string Letter(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",

        // Arabic writers leave the difference out as often as not.
        'أ' or 'إ' or 'آ' or 'ٱ' => "ا",
        'ى' => "ي",
        'ة' => "ه",
        _ => Letters(rune),
    };

    static string Letters(Rune rune)
    {
        if (Scripts.IsOrnament(rune))
            return "";

        var letters = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (!Scripts.IsMark(part))
                letters.Append(part);
        }

        return letters.ToString();
    }
}
