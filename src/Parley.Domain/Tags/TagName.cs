using System.Globalization;
using System.Text;
using Parley.Domain.Shared;

namespace Parley.Domain.Tags;

/// <summary>What a tag may be called: letters and digits of any script in small letters, joined by hyphens.</summary>
public static class TagName
{
    public const int LongestLength = 30;

    /// <summary>More than these say nothing about a topic any more.</summary>
    public const int MostOfTopic = 5;

    // What people put between tags, in English and in Chinese.
    static readonly char[] Separators = [',', ';', '\n', '，', '、', '；'];

    /// <summary>The tag that was meant, or nothing where no letter and no digit was typed.</summary>
    public static string Of(string typed)
    {
        var name = new StringBuilder();
        foreach (var rune in TypedText.Wellformed(typed).Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (IsMark(rune) && name.Length > 0))
                name.Append(rune);
            else if (IsJoint(rune) && name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        return name.ToString().Trim('-').Normalize(NormalizationForm.FormKC);
    }

    /// <summary>The tags of a field in which they stand with commas between them: each once, in the order typed.</summary>
    public static IReadOnlyList<string> AllOf(string? typed) =>
        [.. (typed ?? "").Split(Separators).Select(Of).Where(name => name.Length > 0).Distinct()];

    public static Problem? Check(IReadOnlyList<string> names, string field)
    {
        if (names.Count > MostOfTopic)
            return new Problem(field, "TooManyTags", MostOfTopic);

        return names.FirstOrDefault(name => name.Length > LongestLength) is { } tooLong ? new Problem(field, "TagTooLong", tooLong, LongestLength) : null;
    }

    /// <summary>Nobody knows a tag of that name, and who typed it may not make one.</summary>
    public static Problem Unknown(string name, string field) => new Problem(field, "TagUnknown", name);

    public static Problem Missing(string field) => new Problem(field, "TagNameMissing");

    static bool IsJoint(Rune rune) => rune.Value is '-' or '_' or '.' or '/' or '+' || Rune.IsWhiteSpace(rune);

    // Signs of vowels belong to their letters.
    static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
