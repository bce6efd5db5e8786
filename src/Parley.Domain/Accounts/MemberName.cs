using System.Globalization;
using System.Text;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

/// <summary>What a member may be called: letters of any script, digits, and <c>_ - .</c> between them.</summary>
public static class MemberName
{
    public const int ShortestLength = 2;
    public const int LongestLength = 30;

    // What the database keeps of a key. A few characters become many when they are taken apart: U+FDFA, a blessing, is eighteen.
    const int LongestKey = 120;

    // Names that readers would take for the forum itself speaking, and words of our own addresses.
    static readonly HashSet<string> Reserved = new(
        new[]
        {
            "admin", "administrator", "moderator", "mod", "staff", "system", "root", "support", "help", "security", "parley",
            "forum", "everyone", "all", "here", "guest", "member", "members", "anonymous", "deleted", "null", "undefined",
            "api", "login", "logout", "register", "settings", "postmaster", "webmaster", "hostmaster", "abuse", "noreply", "no-reply",
            "管理员", "版主", "系统",
        }.Select(LookAlikes.Fold),
        StringComparer.Ordinal);

    public static Problem? Check(string name, string field)
    {
        if (name.Length == 0)
            return new Problem(field, "NameMissing");
        if (name.Length < ShortestLength && !name.EnumerateRunes().All(IsIdeograph))
            return new Problem(field, "NameTooShort", ShortestLength);
        if (name.Length > LongestLength || KeyOf(name).Length > LongestKey)
            return new Problem(field, "NameTooLong", LongestLength);
        if (!IsWellFormed(name))
            return new Problem(field, "NameInvalid");
        if (!name.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            return new Problem(field, "NameWithoutLetter");

        return IsReserved(name) ? new Problem(field, "NameReserved") : null;
    }

    /// <summary>True for what readers would take for the forum itself speaking.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(LookAlikes.Fold(name));

    /// <summary>How a name is found: compatibility forms and case do not matter.</summary>
    public static string KeyOf(string name) => TypedText.Wellformed(name).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>How a name is kept apart from others: look-alike letters do not make another name.</summary>
    public static string ShapeOf(string name) => LookAlikes.Fold(name);

    static bool IsWellFormed(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        return IsWordRune(runes[0])
            && (IsWordRune(runes[^1]) || IsMark(runes[^1]))
            && runes.All(rune => IsWordRune(rune) || IsMark(rune) || rune.Value is '_' or '-' or '.')
            && !name.Contains("..", StringComparison.Ordinal);
    }

    // "_" may begin and end a name: older forums allow it, and nothing reads it as something else.
    static bool IsWordRune(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';

    // Vowel signs of Indic scripts and the like are part of their letters.
    static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
