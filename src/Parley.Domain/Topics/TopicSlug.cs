using System.Globalization;
using System.Text;
using Parley.Domain.Shared;

namespace Parley.Domain.Topics;

/// <summary>The readable part of an address: letters and digits of any script, joined by hyphens.</summary>
public static class TopicSlug
{
    const int LongestLength = 60;

    // What stands behind a topic's number in other addresses, such as /t/7/reply.
    static readonly string[] Pages = ["reply", "lock", "pin", "hiding", "category", "addition", "pace"];

    public static string Of(string title, string whenEmpty = "topic")
    {
        var slug = new StringBuilder();
        foreach (var rune in TypedText.Wellformed(title).Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (IsAccent(rune) || rune.Value is '\'' or '’')
                continue;
            if (slug.Length >= LongestLength)
                break;
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
                slug.Append(rune);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var trimmed = slug.ToString().Trim('-').Normalize();

        // A slug of digits alone would read as a post's number in addresses of older forums, /t/slug/7 and /t/7/3.
        return trimmed.Length == 0 || trimmed.All(char.IsDigit) || Pages.Contains(trimmed) ? $"{whenEmpty}-{trimmed}".Trim('-') : trimmed;
    }

    static bool IsAccent(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && rune.Value is >= 0x0300 and <= 0x036F;

    // Signs of vowels in Arabic, Hebrew and the scripts of India belong to their letters.
    static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
