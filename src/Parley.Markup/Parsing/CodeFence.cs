namespace Parley.Markup.Parsing;

/// <summary>The fence that is open, if any, while a text is read line by line before Markdig sees it.</summary>
struct CodeFence
{
    const int MinLength = 3;

    char _mark;
    int _length;
    int _quoteMarks;

    public readonly bool IsOpen => _length > 0;

    /// <summary>The line that closes the fence; none is needed where its block quote ends it.</summary>
    public readonly string ClosingLine => _quoteMarks > 0 ? "" : "\n" + new string(_mark, _length);

    /// <summary>Tells whether the line is code or a fence; its prefix holds the marks of the containers around it.</summary>
    public bool Takes(ReadOnlySpan<char> prefix, ReadOnlySpan<char> line)
    {
        var quoteMarks = prefix.Count('>');
        _length = quoteMarks < _quoteMarks ? 0 : _length;
        var text = (IsOpen ? line : WithoutListMark(line)).Trim();
        var run = RunLength(text);
        if (IsOpen)
        {
            if (run >= _length && run == text.Length && text[0] == _mark)
            {
                _length = 0;
            }

            return true;
        }

        if (run < MinLength || (text[0] == '`' && text[run..].Contains('`')))
        {
            return false;
        }

        (_mark, _length, _quoteMarks) = (text[0], run, quoteMarks);
        return true;
    }

    /// <summary>A fence may begin on the line of a list mark; its end stands without.</summary>
    static ReadOnlySpan<char> WithoutListMark(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return line switch
        {
            ['-' or '*' or '+', ' ', .. var rest] => rest,
            _ when digits > 0 && line[digits..] is ['.' or ')', ' ', .. var rest] => rest,
            _ => line,
        };
    }

    static int RunLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('`' or '~'))
        {
            return 0;
        }

        var end = text.IndexOfAnyExcept(text[0]);
        return end < 0 ? text.Length : end;
    }
}
