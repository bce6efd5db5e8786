using System.Buffers.Binary;

namespace Parley.Data.Search;

/// <summary>Bytes that grow, with numbers of as few bytes as they need (LEB128).</summary>
sealed class Bytes(int capacity = 16)
{
    byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => Length = 0;

    public void Add(byte value)
    {
        if (Length == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        while (Length + values.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        values.CopyTo(_bytes.AsSpan(Length));
        Length += values.Length;
    }

    public void AddNumber(long number)
    {
        var rest = (ulong)number;
        for (; rest >= 0x80; rest >>= 7)
            Add((byte)(rest | 0x80));
        Add((byte)rest);
    }

    public void AddWhole(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Add(bytes);
    }

    public static long ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)number;
        }
    }

    public static long ReadWhole(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
        at += sizeof(long);
        return number;
    }
}
