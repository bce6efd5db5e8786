using System.Globalization;
using System.Text;
using Parley.Domain.Search;

namespace Parley.Domain.Filters;

/// <summary>
/// A text as words are compared: without case, accents, invisible characters and the difference between spaces; and where each of its
/// characters came from. The text must be in normal form (NFC), its surrogates paired.
/// </summary>
sealed class FoldedText
{
    readonly StringBuilder _folded = new();
    readonly List<int> _starts = [];
    readonly List<int> _ends = [];

    FoldedText(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Append(rune, at, at + rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }

        Text = _folded.ToString();
    }

    public string Text { get; }

    public static FoldedText Of(string text) => new(text);

    public static string OfWords(string words) => Of(words.Normalize()).Text.Trim();

    /// <summary>Where in the original stands what stands between two places of <see cref="Text"/>.</summary>
    public (int Start, int End) Origin(int start, int end) => (_starts[start], _ends[end - 1]);

    void Append(Rune rune, int start, int end)
    {
        var folded = Fold(rune);
        if (folded.Length == 0 || (folded == " " && _folded.Length > 0 && _folded[^1] == ' '))
        {
            if (_ends.Count > 0)
                _ends[^1] = end;
            return;
        }

        foreach (var character in folded)
        {
            _folded.Append(character);
            _starts.Add(start);
            _ends.Add(end);
        }
    }

    static string Fold(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            return " ";
        if (rune.IsAscii || rune.Value is >= 0x4E00 and <= 0x9FFF)
            return Rune.ToLowerInvariant(rune).ToString();

        // Zero-width spaces, joiners and soft hyphens part a word for machines alone.
        return Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? "" : Folding.Of(rune.ToString());
    }
}
