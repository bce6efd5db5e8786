using System.Text;

namespace Parley.Domain.Accounts;

/// <summary>Bytes in letters and digits that can be typed (RFC 4648, section 6), without padding.</summary>
public static class Base32
{
    public const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    const int BitsOfLetter = 5;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var octet in bytes)
        {
            (buffer, bits) = ((buffer << 8) | octet, bits + 8);
            for (; bits >= BitsOfLetter; bits -= BitsOfLetter)
                text.Append(Alphabet[(buffer >> (bits - BitsOfLetter)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(buffer << (BitsOfLetter - bits)) & 31]).ToString();
    }
}
