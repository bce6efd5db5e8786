using System.Buffers;
using System.Text;

namespace Parley.Markup;

/// <summary>Text without what no text holds: control characters, lone surrogates, non-characters, carriage returns.</summary>
static class CleanText
{
    const char Replacement = '\uFFFD';

    static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => IsControl(c) || char.IsSurrogate(c) || IsNonCharacter(c))]);

    public static string Of(string text) =>
        text.AsSpan().ContainsAny(Suspects) ? Cleaned(text) : text;

    static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (c == '\r')
            {
                AppendLineEnd(clean, text, i);
            }
            else if (c == '\0' || char.IsSurrogate(c) || IsNonCharacter(c))
            {
                clean.Append(Replacement);
            }
            else if (!IsControl(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    static void AppendLineEnd(StringBuilder clean, string text, int index)
    {
        if (index + 1 == text.Length || text[index + 1] != '\n')
        {
            clean.Append('\n');
        }
    }

    static bool IsControl(char c) => char.IsControl(c) && c is not ('\t' or '\n');

    static bool IsNonCharacter(char c) => c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');
}
