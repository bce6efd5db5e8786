using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Parley.Markup.Parsing;

namespace Parley.Markup.Discourse;

/// <summary>A text in which each piece of code is replaced by a mark, so that the rest may be changed, and put back afterwards.</summary>
sealed partial class SetAsideCode
{
    // Private-use characters: a text that holds them loses them, since they mean nothing in it.
    const char MarkStart = '\uE000';
    const char MarkEnd = '\uE001';

    readonly List<string> _code = [];
    readonly string _raw;
    readonly StringBuilder _text = new();

    public SetAsideCode(string raw)
    {
        _raw = raw.Replace($"{MarkStart}", "", StringComparison.Ordinal).Replace($"{MarkEnd}", "", StringComparison.Ordinal);
        Read();
        Text = _text.ToString();
    }

    public string Text { get; }

    public string PutBack(string text) =>
        Mark().Replace(text, match => _code[int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)]);

    void Read()
    {
        var wasBlank = true;
        for (var position = 0; position < _raw.Length;)
        {
            var line = LineAt(position);
            var isIndentedCode = wasBlank && line is ['\t', ..] or [' ', ' ', ' ', ' ', ..];
            var end = isIndentedCode ? position + line.Length : FenceEnd(position, line);
            wasBlank = line.IsWhiteSpace() || isIndentedCode;
            position = end > position ? SetAside(_raw[position..end], end) : ReadLine(position, position + line.Length);
            if (position < _raw.Length && _raw[position] == '\n')
            {
                _text.Append('\n');
                position++;
            }
        }
    }

    ReadOnlySpan<char> LineAt(int position)
    {
        var end = _raw.IndexOf('\n', position);
        return _raw.AsSpan(position, (end < 0 ? _raw.Length : end) - position);
    }

    /// <summary>The end of the fenced block that begins with this line, or the line's start if none does.</summary>
    int FenceEnd(int position, ReadOnlySpan<char> line)
    {
        CodeFence fence = default;
        if (!Takes(ref fence, line))
        {
            return position;
        }

        position += line.Length;
        while (fence.IsOpen && position < _raw.Length && LineAt(position + 1) is var next && Takes(ref fence, next))
        {
            position += 1 + next.Length;
        }

        return Math.Min(position, _raw.Length);
    }

    static bool Takes(ref CodeFence fence, ReadOnlySpan<char> line)
    {
        var prefix = QuoteLines.PrefixLength(line);
        return fence.Takes(line[..prefix], line[prefix..]);
    }

    /// <summary>Reads to the line's end, or farther where code that begins in it ends farther.</summary>
    int ReadLine(int position, int end)
    {
        while (position < end)
        {
            var next = _raw.AsSpan(position, end - position).IndexOfAny('`', '[');
            if (next < 0)
            {
                break;
            }

            _text.Append(_raw, position, next);
            position += next;
            position = IsEscaped(position) ? ReadCharacter(position) : _raw[position] == '`' ? ReadSpan(position) : ReadBbCode(position);
        }

        if (position < end)
        {
            _text.Append(_raw, position, end - position);
        }

        return Math.Max(position, end) is var reached && reached > end ? ReadLine(reached, reached + LineAt(reached).Length) : reached;
    }

    bool IsEscaped(int position) => position > 0 && _raw[position - 1] == '\\';

    int ReadCharacter(int position)
    {
        _text.Append(_raw[position]);
        return position + 1;
    }

    int ReadSpan(int position)
    {
        var run = _raw.AsSpan(position).IndexOfAnyExcept('`') is var length and >= 0 ? length : _raw.Length - position;
        var marks = _raw.Substring(position, run);
        var paragraphEnd = _raw.IndexOf("\n\n", position, StringComparison.Ordinal);
        var limit = paragraphEnd < 0 ? _raw.Length : paragraphEnd;
        for (var end = _raw.IndexOf(marks, position + run, limit - position - run, StringComparison.Ordinal); end >= 0;)
        {
            var found = _raw.AsSpan(end, limit - end).IndexOfAnyExcept('`') is var size and >= 0 ? size : limit - end;
            if (found == run)
            {
                return SetAside(_raw[position..(end + run)], end + run);
            }

            end = _raw.IndexOf(marks, end + found, limit - end - found, StringComparison.Ordinal);
        }

        _text.Append(marks);
        return position + run;
    }

    int ReadBbCode(int position)
    {
        var match = CodeElement().Match(_raw, position);
        if (!match.Success)
        {
            return ReadCharacter(position);
        }

        var code = match.Groups["code"].Value;
        var isBlock = code.Contains('\n') || IsAlone(position, match.Length);
        return SetAside(isBlock ? Fenced(code, match.Groups["language"].Value) : Span(code), position + match.Length);
    }

    bool IsAlone(int position, int length)
    {
        var end = position + length;
        return (position == 0 || _raw[position - 1] == '\n') && (end == _raw.Length || _raw[end] == '\n');
    }

    int SetAside(string code, int end)
    {
        _text.Append(MarkStart).Append(_code.Count).Append(MarkEnd);
        _code.Add(code);
        return end;
    }

    static string Fenced(string code, string language)
    {
        var fence = MarkdownText.Fence(code);
        return $"\n{fence}{language}\n{code.Trim('\n')}\n{fence}\n";
    }

    static string Span(string code) => string.IsNullOrWhiteSpace(code) ? "" : MarkdownText.CodeSpan(code);

    [GeneratedRegex(@"\uE000(?<index>[0-9]+)\uE001", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\G\[code(?:=(?<language>[a-z0-9+#-]{1,20}))?\](?<code>.*?)\[/code\]",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex CodeElement();
}
