using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>Writes the bytes of an answer that are not its body.</summary>
static class ResponseHead
{
    const int MostDigits = 20;

    public static void Write(OutputBuffer output, ReadOnlySpan<byte> statusLine, HeaderFields fields)
    {
        output.Write(statusLine);
        WriteFields(output, fields);
        if (fields.ContentLength is { } length)
            WriteNumber(output, "Content-Length: "u8, length, "\r\n"u8);
    }

    /// <summary>The fields but Content-Length, a line for each value.</summary>
    public static void WriteFields(OutputBuffer output, HeaderFields fields)
    {
        for (var i = 0; i < fields.OtherCount; i++)
        {
            var (name, values) = fields.At(i);
            WriteField(output, name, values);
        }
    }

    public static void WriteNumber(OutputBuffer output, ReadOnlySpan<byte> before, long number, ReadOnlySpan<byte> after, char format = 'D')
    {
        var span = output.GetSpan(before.Length + MostDigits + after.Length);
        before.CopyTo(span);
        Utf8Formatter.TryFormat(number, span[before.Length..], out var digits, new StandardFormat(format));
        after.CopyTo(span[(before.Length + digits)..]);
        output.Advance(before.Length + digits + after.Length);
    }

    // The values were looked at when they were set: they are ASCII and hold no line end.
    static void WriteField(OutputBuffer output, string name, StringValues values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i] ?? "";
            var span = output.GetSpan(name.Length + value.Length + 4);
            var at = Encoding.ASCII.GetBytes(name, span);
            (span[at++], span[at++]) = ((byte)':', (byte)' ');
            at += Encoding.ASCII.GetBytes(value, span[at..]);
            (span[at++], span[at++]) = ((byte)'\r', (byte)'\n');
            output.Advance(at);
        }
    }

    public static bool ClosesConnection(HeaderFields fields) =>
        fields.TryGetValue(HeaderNames.Connection, out var connection) && Framing.HasOption(connection, "close");
}
