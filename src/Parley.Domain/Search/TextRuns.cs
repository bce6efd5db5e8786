using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parley.Domain.Search;

/// <summary>
/// Parts a text where Unicode's word boundaries (UAX #29) lie, as far as searching minds them: letters, digits and their marks stand
/// together, with an apostrophe between letters, a point or comma between digits, and what joins the names of code: <c>_</c> and <c>::</c>.
/// </summary>
static class TextRuns
{
    public static IEnumerable<TextRun> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = 0;
            if (At(text, at) is not { } rune || !IsWordly(rune))
                at += SizeAt(text, at);
            else if (Scripts.IsUnspaced(rune))
                yield return new(at, length = UnspacedLength(text, at), IsUnspaced: true);
            else
                yield return new(at, length = WordLength(text, at), IsUnspaced: false);
            at += length;
        }
    }

    static int UnspacedLength(string text, int start)
    {
        var end = start;
        while (At(text, end) is { } rune && (Scripts.IsUnspaced(rune) || (end > start && Scripts.IsMark(rune))))
            end += rune.Utf16SequenceLength;
        return end - start;
    }

    static int WordLength(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            if (At(text, end) is { } rune && IsWordly(rune) && !Scripts.IsUnspaced(rune))
                end += rune.Utf16SequenceLength;
            else if (JoinerAt(text, end) is var joiner and > 0)
                end += joiner;
            else
                break;
        }

        return end - start;
    }

    // How long what joins is, between what it may join.
    static int JoinerAt(string text, int at)
    {
        var length = text[at] switch
        {
            '\'' or '’' when IsBetween(text, at, 1, char.IsLetter) => 1,
            '.' or ',' when IsBetween(text, at, 1, char.IsDigit) => 1,
            ':' when at + 1 < text.Length && text[at + 1] == ':' && IsBetween(text, at, 2, IsNameCharacter) => 2,
            _ => 0,
        };
        return length > 0 && At(text, at + length) is { } next && !Scripts.IsUnspaced(next) ? length : 0;
    }

    static bool IsBetween(string text, int at, int length, Func<char, bool> fits) =>
        at > 0 && at + length < text.Length && fits(text[at - 1]) && fits(text[at + length]);

    static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character == '_';

    static bool IsWordly(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Scripts.IsMark(rune) || Scripts.IsUnspaced(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    // None for half a pair of surrogates, which is no character and parts words.
    static Rune? At(string text, int at) =>
        at < text.Length && Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _) == OperationStatus.Done ? rune : null;

    static int SizeAt(string text, int at) => At(text, at)?.Utf16SequenceLength ?? 1;
}

readonly record struct TextRun(int Start, int Length, bool IsUnspaced);
