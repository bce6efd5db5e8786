using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Markup;

/// <summary>Cuts a text into the pieces that are compared; put together again they are the text.</summary>
static partial class TextChunks
{
    /// <summary>Words, runs of spaces, and single signs; where words are not parted by spaces, every character.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var match in Word().EnumerateMatches(text))
        {
            var piece = text.Substring(match.Index, match.Length);
            if (char.IsLetterOrDigit(piece[0]) || char.IsWhiteSpace(piece[0]))
                words.Add(piece);
            else
                words.AddRange(Graphemes(piece));
        }

        return words;
    }

    /// <summary>Each with its line end.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return lines;
    }

    // What is seen as one sign, such as an emoji with its colour, is not torn.
    static IEnumerable<string> Graphemes(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }

    // Han, kana, Thai and the like stand alone; letters and digits of other scripts with their marks are words.
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]|[\p{L}\p{N}\p{M}-[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]]+|\n|[^\S\n]+|[^\p{L}\p{N}\p{M}\s]+")]
    private static partial Regex Word();
}
