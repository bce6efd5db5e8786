using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Parley.HttpServer.Http1;

/// <summary>Writes lines into memory that is known to hold them all: asking for each would cost more than writing it.</summary>
ref struct HeadWriter(Span<byte> memory)
{
    /// <summary>The most that a number takes.</summary>
    public const int MostDigits = 20;

    readonly Span<byte> _memory = memory;

    public int Length { get; private set; }

    /// <summary>The most that the fields but Content-Length take.</summary>
    public static int SizeOf(HeaderFields fields)
    {
        var size = 0;
        for (var i = 0; i < fields.OtherCount; i++)
        {
            var (name, values) = fields.At(i);
            for (var j = 0; j < values.Count; j++)
                size += name.Length + (values[j]?.Length ?? 0) + ": \r\n".Length;
        }

        return size;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_memory[Length..]);
        Length += bytes.Length;
    }

    public void WriteNumber(long number, char format = 'D')
    {
        Utf8Formatter.TryFormat(number, _memory[Length..], out var digits, new StandardFormat(format));
        Length += digits;
    }

    /// <summary>The fields but Content-Length, a line for each value.</summary>
    public void WriteFields(HeaderFields fields)
    {
        for (var i = 0; i < fields.OtherCount; i++)
        {
            var (name, values) = fields.At(i);
            WriteField(name, values);
        }
    }

    // The values were looked at when they were set: they are ASCII and hold no line end.
    void WriteField(string name, StringValues values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Length += Encoding.ASCII.GetBytes(name, _memory[Length..]);
            Write(": "u8);
            Length += Encoding.ASCII.GetBytes(values[i] ?? "", _memory[Length..]);
            Write("\r\n"u8);
        }
    }
}
