using System.Text;

namespace Parley.Domain.Search;

/// <summary>
/// The terms of the index, each a number of 64 bits made of its text: no database need compare texts, and none has its own mind on what
/// letters are alike, how short a word may be, or which words it leaves out.
/// </summary>
public static class SearchTerms
{
    public const int ShortestPrefix = 1;
    public const int LongestPrefix = 10;

    const ulong Offset = 14695981039346656037;
    const ulong Prime = 1099511628211;

    public static long Word(string text) => Of('w', text);

    public static long Stem(string text) => Of('s', text);

    public static long Piece(string text) => Of('c', text);

    /// <summary>One ideograph, wherever it stands.</summary>
    public static long Character(Rune rune) => Of('h', rune.ToString());

    /// <summary>A whole run of a script without spaces, between signs.</summary>
    public static long Run(string text) => Of('r', text);

    /// <summary>The stem of a word, or a piece, of a title.</summary>
    public static long Title(string text) => Of('t', text);

    /// <summary>What a word of a title begins with.</summary>
    public static long Prefix(string text) => Of('p', text.Length > LongestPrefix ? text[..LongestPrefix] : text);

    /// <summary>What a post holds besides words.</summary>
    public static long Holding(string what) => Of('o', what);

    // FNV-1a: among millions of terms two meet once in a million forums.
    static long Of(char kind, string text)
    {
        var hash = (Offset ^ kind) * Prime;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ unit) * Prime;
        return (long)hash;
    }
}
