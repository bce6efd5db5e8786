using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Parley.HttpServer.Http1;

/// <summary>Takes the chunks apart: size, line end, data, line end, until a chunk of no bytes and the trailer (RFC 9112, section 7.1).</summary>
sealed class ChunkDecoder(HeadReader fields)
{
    // Of a line with the size and what else may stand there; all of these lines together, so that nobody sends a book in them.
    const int LongestLine = 512;
    const int MostExtensions = 8 * 1024;
    const int MostDigits = 15;

    static readonly string[] Forbidden =
    [
        HeaderNames.ContentLength, HeaderNames.TransferEncoding, HeaderNames.Host, HeaderNames.Authorization, HeaderNames.Cookie, HeaderNames.Connection,
    ];

    Part _part;
    long _left;
    int _extensions;
    HeaderFields? _trailer;

    enum Part
    {
        Size,
        Data,
        DataEnd,
        Trailer,
        Done,
    }

    public bool IsDone => _part == Part.Done;

    public long DecodedBytes { get; private set; }

    public void Reset(HeaderFields trailer) =>
        (_part, _left, _extensions, _trailer, DecodedBytes) = (Part.Size, 0, 0, trailer, 0);

    /// <summary>Takes as much out of the buffer as can be understood; what was data goes into <paramref name="data"/>.</summary>
    /// <exception cref="BadHttpRequestException">It is not what a chunked body looks like.</exception>
    public void Decode(ref ReadOnlySequence<byte> buffer, PipeWriter data)
    {
        while (!IsDone && DecodePart(ref buffer, data))
        {
        }
    }

    bool DecodePart(ref ReadOnlySequence<byte> buffer, PipeWriter data) => _part switch
    {
        Part.Size => TakeSize(ref buffer),
        Part.Data => TakeData(ref buffer, data),
        Part.DataEnd => TakeDataEnd(ref buffer),
        _ => TakeTrailer(ref buffer),
    };

    bool TakeSize(ref ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySpan<byte> line, (byte)'\n'))
            return reader.Remaining > LongestLine ? throw Wrong() : false;
        if (line is not [.. var text, (byte)'\r'] || line.Length > LongestLine)
            throw Wrong();

        _left = ParseSize(text);
        _part = _left == 0 ? Part.Trailer : Part.Data;
        buffer = reader.UnreadSequence;
        return true;
    }

    // chunk-size [ chunk-ext ]: an extension begins with a semicolon right behind the digits, and nobody knows any.
    long ParseSize(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)';') is var semicolon and >= 0 ? semicolon : text.Length;
        _extensions += text.Length - end;
        if (_extensions > MostExtensions || !Characters.IsFieldValue(text[end..]) || end is 0 or > MostDigits
            || !long.TryParse(text[..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size))
        {
            throw Wrong();
        }

        return size;
    }

    bool TakeData(ref ReadOnlySequence<byte> buffer, PipeWriter data)
    {
        var taken = Math.Min(_left, buffer.Length);
        foreach (var piece in buffer.Slice(0, taken))
            data.Write(piece.Span);
        buffer = buffer.Slice(taken);
        DecodedBytes += taken;
        _left -= taken;
        if (_left == 0)
            _part = Part.DataEnd;
        return taken > 0;
    }

    bool TakeDataEnd(ref ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (reader.TryPeek(out var first) && first != '\r')
            throw Wrong();
        if (buffer.Length < 2)
            return false;
        if (!reader.IsNext("\r\n"u8, advancePast: true))
            throw Wrong();

        buffer = reader.UnreadSequence;
        _part = Part.Size;
        return true;
    }

    bool TakeTrailer(ref ReadOnlySequence<byte> buffer)
    {
        if (!fields.TryReadTrailer(ref buffer, _trailer!))
            return false;

        // RFC 9110, section 6.5.1: who reads only the header would see another request.
        if (Forbidden.Any(name => _trailer!.ContainsKey(name)))
            throw Refusal.BadRequest("A field that belongs into the header stands in the trailer.");
        _part = Part.Done;
        return true;
    }

    static BadHttpRequestException Wrong() => Refusal.BadRequest("The chunks of the body are not valid.");
}
