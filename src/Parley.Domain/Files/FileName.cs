using System.Globalization;
using System.Text;
using Parley.Domain.Shared;

namespace Parley.Domain.Files;

/// <summary>A file's name as the sender's machine gave it, made fit to be shown, linked and saved under.</summary>
public static class FileName
{
    /// <summary>In UTF-16 units: most systems keep 255 bytes, and a letter may take three of them.</summary>
    public const int LongestLength = 80;

    // No name on one system or another, or a mark in Markdown or in the size of an image.
    const string Reserved = "<>:\"|?*";
    const int ZeroWidthNonJoiner = 0x200C;
    const int ZeroWidthJoiner = 0x200D;

    /// <summary>Never empty, no path, nothing that can't be seen, and what it ends in stays.</summary>
    public static string Clean(string? typed)
    {
        var last = (typed ?? "").Split('/', '\\')[^1];
        var seen = string.Concat(TypedText.OneLine(last).EnumerateRunes().Where(IsSeen).Select(Safe));
        var name = Shorten(seen.Trim(' ', '.'));
        return TypedText.HasInk(name) ? name : "file";
    }

    /// <summary>What the name ends in, of these; the longest wins, so that <c>tar.gz</c> is not taken for <c>gz</c>.</summary>
    public static string? ExtensionOf(string name, IEnumerable<string> extensions) => extensions
        .Where(extension => name.Length > extension.Length + 1 && name.EndsWith($".{extension}", StringComparison.OrdinalIgnoreCase))
        .MaxBy(extension => extension.Length);

    // Joiners shape letters and emoji; the other formatting characters only mislead.
    static bool IsSeen(Rune rune) =>
        rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    static string Safe(Rune rune) => rune.IsAscii && Reserved.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString();

    static string Shorten(string name)
    {
        if (name.Length <= LongestLength)
            return name;

        var dot = name.LastIndexOf('.');
        var end = dot > 0 && name.Length - dot <= LongestLength / 2 ? name[dot..] : "";
        return Cut(name, LongestLength - end.Length - 1).TrimEnd(' ', '.') + "…" + end;
    }

    // Between two letters as people see them, not within one.
    static string Cut(string name, int length)
    {
        var starts = StringInfo.ParseCombiningCharacters(name);
        return name[..starts.LastOrDefault(start => start <= length)];
    }
}
