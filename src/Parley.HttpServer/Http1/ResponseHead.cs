using Microsoft.Net.Http.Headers;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>Writes the bytes of an answer that are not its body.</summary>
static class ResponseHead
{
    // Date, Content-Length, Transfer-Encoding, Connection and the empty line.
    const int MostOfOurs = 200;

    /// <summary>A writer for the whole head, with its first lines written; its length is still to be told to the output.</summary>
    public static HeadWriter Begin(OutputBuffer output, ReadOnlySpan<byte> before, ReadOnlySpan<byte> statusLine, HeaderFields fields)
    {
        var head = new HeadWriter(output.GetSpan(before.Length + statusLine.Length + HeadWriter.SizeOf(fields) + MostOfOurs));
        head.Write(before);
        head.Write(statusLine);
        head.WriteFields(fields);
        if (fields.ContentLength is { } length)
        {
            head.Write("Content-Length: "u8);
            head.WriteNumber(length);
            head.Write("\r\n"u8);
        }

        return head;
    }

    public static void WriteFields(OutputBuffer output, HeaderFields fields)
    {
        var lines = new HeadWriter(output.GetSpan(HeadWriter.SizeOf(fields)));
        lines.WriteFields(fields);
        output.Advance(lines.Length);
    }

    /// <summary>The line before a chunk of this size (RFC 9112, section 7.1).</summary>
    public static void WriteChunkSize(OutputBuffer output, int size)
    {
        var line = new HeadWriter(output.GetSpan(HeadWriter.MostDigits + 2));
        line.WriteNumber(size, 'X');
        line.Write("\r\n"u8);
        output.Advance(line.Length);
    }

    public static bool ClosesConnection(HeaderFields fields) =>
        fields.TryGetValue(HeaderNames.Connection, out var connection) && Framing.HasOption(connection, "close");
}
