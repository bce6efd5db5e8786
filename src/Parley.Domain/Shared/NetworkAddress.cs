using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parley.Domain.Shared;

/// <summary>
/// Addresses of the network (IP) as keys that sort as they count: the thirty-two hexadecimal digits of IPv6, in which IPv4 has its place
/// (RFC 4291, 2.5.5.2). So a range of either is all between two keys.
/// </summary>
public static class NetworkAddress
{
    const int Bits = 128;
    const int BitsBeforeVersion4 = 96;

    public static string KeyOf(IPAddress address) => Convert.ToHexStringLower(address.MapToIPv6().GetAddressBytes());

    /// <summary>As people write it.</summary>
    public static string TextOf(string key)
    {
        var address = new IPAddress(Convert.FromHexString(key));
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    /// <summary>An address alone, or with the length of its prefix: <c>192.0.2.0/24</c>, <c>2001:db8::/32</c>. Null where it is neither.</summary>
    public static (string First, string Last)? RangeOf(string typed)
    {
        var parts = typed.Trim().Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address))
            return null;

        var width = address.AddressFamily == AddressFamily.InterNetwork ? Bits - BitsBeforeVersion4 : Bits;
        var prefix = width;
        if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) && prefix <= width))
            return null;
        return Between(address.MapToIPv6().GetAddressBytes(), prefix + Bits - width);
    }

    static (string First, string Last) Between(byte[] address, int prefix)
    {
        var (first, last) = ((byte[])address.Clone(), (byte[])address.Clone());
        for (var bit = prefix; bit < Bits; bit++)
        {
            var mask = (byte)(0x80 >> (bit % 8));
            first[bit / 8] &= (byte)~mask;
            last[bit / 8] |= mask;
        }

        return (Convert.ToHexStringLower(first), Convert.ToHexStringLower(last));
    }
}
