using System.Buffers;

namespace Parley.HttpServer.Http1;

/// <summary>Which characters may stand where (RFC 9110, section 5.6; RFC 9112; RFC 3986).</summary>
static class Characters
{
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const string Digits = "0123456789";
    const string Token = Letters + Digits + "!#$%&'*+-.^_`|~";

    // RFC 3986, section 3.2.2: a registered name or an IPv4 address; percent-encoded names are of no use with DNS, but allowed.
    const string HostName = Letters + Digits + "-._~!$&'()*+,;=%";

    static readonly SearchValues<byte> TokenBytes = SearchValues.Create([.. Token.Select(c => (byte)c)]);
    static readonly SearchValues<char> TokenChars = SearchValues.Create(Token);
    static readonly SearchValues<byte> BadInValue = SearchValues.Create([.. Controls().Select(c => (byte)c)]);
    static readonly SearchValues<char> BadInOwnValue = SearchValues.Create([.. Controls(), .. Enumerable.Range(0x80, 0xFF80).Select(c => (char)c)]);
    static readonly SearchValues<char> HostNameChars = SearchValues.Create(HostName);

    /// <summary>Whether it is a token: a method's or a field's name.</summary>
    public static bool IsToken(ReadOnlySpan<byte> bytes) => bytes.Length > 0 && !bytes.ContainsAnyExcept(TokenBytes);

    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenChars);

    /// <summary>Whether a field's value holds no control character; line ends in it would begin fields that nobody sent (RFC 9110, section 5.5).</summary>
    public static bool IsFieldValue(ReadOnlySpan<byte> bytes) => !bytes.ContainsAny(BadInValue);

    /// <summary>Whether an answer may carry the value: printable ASCII, spaces and tabs.</summary>
    public static bool IsOwnFieldValue(string? text) => text is null || !text.AsSpan().ContainsAny(BadInOwnValue);

    /// <summary>Whether the target is printable ASCII without spaces; a fragment is never sent (RFC 9112, section 3.2).</summary>
    public static bool IsTarget(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && !bytes.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E) && !bytes.Contains((byte)'#');

    /// <summary>Whether it is a host with or without a port (RFC 9110, section 7.2).</summary>
    public static bool IsHost(ReadOnlySpan<char> text)
    {
        var end = text is ['[', ..] ? text.IndexOf(']') + 1 : text.IndexOf(':') is var colon and >= 0 ? colon : text.Length;
        var port = text[end..];
        return IsHostName(text[..end]) && (port.Length == 0 || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange('0', '9')));
    }

    static bool IsHostName(ReadOnlySpan<char> host) => host is ['[', .. var address, ']']
        ? System.Net.IPAddress.TryParse(address, out _) && address.Contains(':')
        : host.Length > 0 && !host.ContainsAnyExcept(HostNameChars);

    static IEnumerable<char> Controls() => Enumerable.Range(0, 0x80).Select(c => (char)c).Where(c => char.IsControl(c) && c != '\t');
}
