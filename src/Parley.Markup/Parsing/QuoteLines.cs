using System.Text;

namespace Parley.Markup.Parsing;

/// <summary>
/// Reads a text line by line and finds the quote tags outside code, wherever they stand in a line, since a block parser can
/// open and close blocks at line ends only.
/// </summary>
sealed class QuoteLines
{
    /// <summary>Quotes in quotes beyond this are shown in the innermost one.</summary>
    public const int MaxDepth = 6;

    readonly List<QuoteLine> _lines = [];
    CodeFence _fence;
    bool _mayBeIndentedCode = true;
    int _depth;

    /// <summary>The closing tags from here on: an opening tag within a line counts only if one can close it.</summary>
    int _endsAhead;

    public static IReadOnlyList<QuoteLine> Of(string text)
    {
        var quoteLines = new QuoteLines { _endsAhead = CountEnds(text) };
        foreach (var range in text.AsSpan().Split('\n'))
        {
            quoteLines.Read(text.AsSpan(range));
        }

        quoteLines.CloseFence();
        return quoteLines._lines;
    }

    /// <summary>The same text with each quote tag on a line of its own, and none deeper than <see cref="MaxDepth"/>.</summary>
    public static string Normalize(string text)
    {
        if (!text.Contains("[quote", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var normal = new StringBuilder(text.Length + 64);
        foreach (var line in Of(text))
        {
            if (line.Kind is QuoteLineKind.Text || line.Depth <= MaxDepth)
            {
                normal.Append(line.Prefix).Append(line.Text).Append('\n');
            }
        }

        return normal.ToString();
    }

    /// <summary>The marks of the containers around a line: block quotes and indentation.</summary>
    public static int PrefixLength(ReadOnlySpan<char> line)
    {
        var end = line.IndexOfAnyExcept(" >\t");
        return end < 0 ? line.Length : end;
    }

    void Read(ReadOnlySpan<char> line)
    {
        var prefix = PrefixLength(line);
        var isCode = _fence.Takes(line[..prefix], line[prefix..]) || IsIndentedCode(line);
        _mayBeIndentedCode = isCode || line.IsWhiteSpace();
        if (isCode || !line.Contains('['))
        {
            Add(QuoteLineKind.Text, line[..prefix], line[prefix..]);
            return;
        }

        Split(IsIndented(line) ? [] : line[..prefix], line[prefix..]);
    }

    void Split(ReadOnlySpan<char> prefix, ReadOnlySpan<char> body)
    {
        var added = _lines.Count;
        while (!body.IsEmpty)
        {
            var isLineStart = _lines.Count == added || _lines[^1].Kind != QuoteLineKind.Text;
            var start = FindTag(body, isLineStart, out var kind, out var length);
            AddText(prefix, body[..start]);
            if (length > 0)
            {
                AddTag(kind, prefix, body.Slice(start, length));
            }

            body = body[(start + length)..];
        }

        if (_lines.Count == added)
        {
            Add(QuoteLineKind.Text, prefix, body);
        }
    }

    /// <summary>The place of the next tag that counts, outside code spans; the end of the text if there is none.</summary>
    int FindTag(ReadOnlySpan<char> body, bool isLineStart, out QuoteLineKind kind, out int length)
    {
        (kind, length) = (QuoteLineKind.Text, 0);
        var first = body.Length - body.TrimStart().Length;
        for (var i = 0; i < body.Length; i++)
        {
            i = SkipCodeSpan(body, i);
            if (i == body.Length || body[i] != '[' || (i > 0 && body[i - 1] == '\\'))
            {
                continue;
            }

            var opening = QuoteTag.OpeningLength(body[i..], out _);
            if (opening > 0 && ((isLineStart && i == first) || _endsAhead > 0))
            {
                (kind, length) = (QuoteLineKind.Opening, opening);
                return i;
            }

            if (_depth > 0 && QuoteTag.IsEnd(body[i..]))
            {
                (kind, length) = (QuoteLineKind.Closing, QuoteTag.End.Length);
                return i;
            }
        }

        return body.Length;
    }

    static int SkipCodeSpan(ReadOnlySpan<char> body, int index)
    {
        if (body[index] != '`')
        {
            return index;
        }

        var run = body[index..].IndexOfAnyExcept('`');
        if (run < 0)
        {
            return body.Length;
        }

        var end = body[(index + run)..].IndexOf(body.Slice(index, run));
        return end < 0 ? index + run : Math.Min(body.Length, index + run + end + run);
    }

    void AddText(ReadOnlySpan<char> prefix, ReadOnlySpan<char> text)
    {
        if (!text.IsWhiteSpace())
        {
            Add(QuoteLineKind.Text, prefix, text);
        }
    }

    void AddTag(QuoteLineKind kind, ReadOnlySpan<char> prefix, ReadOnlySpan<char> tag)
    {
        _depth += kind == QuoteLineKind.Opening ? 1 : 0;
        Add(kind, prefix, tag);
        _depth -= kind == QuoteLineKind.Closing ? 1 : 0;
        _endsAhead -= kind == QuoteLineKind.Closing ? 1 : 0;
    }

    void Add(QuoteLineKind kind, ReadOnlySpan<char> prefix, ReadOnlySpan<char> text) =>
        _lines.Add(new QuoteLine(kind, prefix.ToString(), text.ToString(), _depth));

    void CloseFence()
    {
        if (_fence.IsOpen && _depth > 0)
        {
            Add(QuoteLineKind.Text, "", _fence.ClosingLine);
        }
    }

    static int CountEnds(string text)
    {
        var count = 0;
        for (var i = text.IndexOf(QuoteTag.End, StringComparison.OrdinalIgnoreCase); i >= 0;
            i = text.IndexOf(QuoteTag.End, i + 1, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }

    /// <summary>It cannot interrupt a paragraph; and a quote that ends in indented text does end.</summary>
    bool IsIndentedCode(ReadOnlySpan<char> line) =>
        _mayBeIndentedCode && IsIndented(line) && !(_depth > 0 && line.TrimEnd().EndsWith(QuoteTag.End, StringComparison.OrdinalIgnoreCase));

    static bool IsIndented(ReadOnlySpan<char> line) => line is ['\t', ..] or [' ', ' ', ' ', ' ', ..];
}
