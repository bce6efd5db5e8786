using System.Buffers;

namespace Parley.HttpServer.Http1;

/// <summary>Reads request lines and header lines from what came in, as far as it goes. It never waits: its caller does.</summary>
sealed class HeadReader(HttpLimits limits)
{
    const byte CarriageReturn = (byte)'\r';
    const byte LineFeed = (byte)'\n';

    readonly RememberedFields _remembered = new();
    bool _hasRequestLine;
    int _lines;
    int _bytes;

    public void Reset() => (_hasRequestLine, _lines, _bytes) = (false, 0, 0);

    /// <summary>Takes all whole lines of the head out of the buffer; true when the head was complete, which leaves the body in it.</summary>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">The head is wrong or larger than the limits.</exception>
    public bool TryReadHead(ref ReadOnlySequence<byte> buffer, RequestHead head)
    {
        var reader = new SequenceReader<byte>(buffer);
        var isDone = (_hasRequestLine || TryReadRequestLine(ref reader, head)) && TryReadFields(ref reader, head.Fields);
        buffer = reader.UnreadSequence;
        if (isDone)
            head.Finish();
        return isDone;
    }

    /// <summary>Takes the fields after the last chunk out of the buffer; true when the empty line came (RFC 9112, section 7.1.2).</summary>
    public bool TryReadTrailer(ref ReadOnlySequence<byte> buffer, HeaderFields trailer)
    {
        var reader = new SequenceReader<byte>(buffer);
        var isDone = TryReadFields(ref reader, trailer);
        buffer = reader.UnreadSequence;
        return isDone;
    }

    bool TryReadRequestLine(ref SequenceReader<byte> reader, RequestHead head)
    {
        SkipEmptyLines(ref reader);
        if (reader.Remaining == 1 && reader.IsNext(CarriageReturn))
            return false;
        if (reader.TryPeek(out var first) && !Characters.IsToken([first]))
            throw Refusal.BadRequest("The request does not begin with a method.");
        if (!TryReadLine(ref reader, limits.RequestLine, Refusal.TargetTooLong, out var line))
            return false;

        ParseRequestLine(line, head);
        return _hasRequestLine = true;
    }

    // RFC 9112, section 2.2: old clients sent one after a form. All of them, because how many come at once is the network's chance.
    static void SkipEmptyLines(ref SequenceReader<byte> reader)
    {
        while (reader.IsNext("\r\n"u8, advancePast: true))
        {
        }
    }

    bool TryReadFields(ref SequenceReader<byte> reader, HeaderFields fields)
    {
        while (TryReadLine(ref reader, limits.HeaderBytes - _bytes, Refusal.HeaderTooLarge, out var line))
        {
            if (line.IsEmpty)
                return true;

            _bytes += line.Length;
            if (_lines == limits.HeaderLines)
                throw Refusal.HeaderTooLarge();
            ParseField(line, fields);
            _lines++;
        }

        return false;
    }

    // A line end is CR and LF: what takes one of them alone for it, and what does not, would disagree on where a request ends.
    static bool TryReadLine(ref SequenceReader<byte> reader, int longest, Func<Exception> tooLong, out ReadOnlySpan<byte> line)
    {
        if (!reader.TryReadTo(out line, LineFeed))
        {
            if (reader.Remaining > longest + 1)
                throw tooLong();
            return false;
        }

        if (line is not [.., CarriageReturn])
            throw Refusal.BadRequest("A line does not end in CR LF.");

        line = line[..^1];
        return line.Length <= longest ? true : throw tooLong();
    }

    // method SP target SP version (RFC 9112, section 3): single spaces, so that every reader finds the same target.
    static void ParseRequestLine(ReadOnlySpan<byte> line, RequestHead head)
    {
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (first < 0 || last == first || !Characters.IsToken(line[..first]))
            throw Refusal.BadRequest("The request line is not a method, a target and a version.");

        head.SetRequestLine(line[..first], line[(first + 1)..last], IsHttp11(line[(last + 1)..]));
    }

    // Any 1.x is understood as 1.1 by its rules (RFC 9110, section 2.5), but nobody ever sent one.
    static bool IsHttp11(ReadOnlySpan<byte> version)
    {
        if (version.SequenceEqual("HTTP/1.1"u8))
            return true;
        if (version.SequenceEqual("HTTP/1.0"u8))
            return false;

        throw version.Length == 8 && version.StartsWith("HTTP/"u8) && char.IsAsciiDigit((char)version[5]) && version[6] == '.' && char.IsAsciiDigit((char)version[7])
            ? Refusal.UnknownVersion()
            : Refusal.BadRequest("The version is not one of HTTP.");
    }

    // name ":" OWS value OWS (RFC 9112, section 5). A line that begins with a space would continue the one before it, and a space before
    // the colon would be part of the name for some: both are refused, because no name is empty or holds a space.
    void ParseField(ReadOnlySpan<byte> line, HeaderFields fields)
    {
        var colon = line.IndexOf((byte)':');
        if (colon < 0 || !Characters.IsToken(line[..colon]))
            throw Refusal.BadRequest("A header line is not a name, a colon and a value.");

        var value = line[(colon + 1)..].Trim(" \t"u8);
        if (!Characters.IsFieldValue(value))
            throw Refusal.BadRequest("A header line holds a control character.");
        fields.AddLine(_remembered.NameOf(_lines, line[..colon]), _remembered.ValueOf(_lines, value));
    }
}
