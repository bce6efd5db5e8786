using System.Text;
using Microsoft.AspNetCore.Http;

namespace Parley.HttpServer.Http1;

/// <summary>
/// What a request is for (RFC 9112, section 3.2), in one of four forms: <c>/path?query</c>, <c>http://host/path?query</c>, <c>host:port</c> for
/// CONNECT, and <c>*</c> for OPTIONS.
/// </summary>
/// <param name="Raw">As it came.</param>
/// <param name="Path">Decoded, without dot segments; begins with a slash, or is empty.</param>
/// <param name="Query">As it came, with its question mark, or empty.</param>
/// <param name="Authority">The host, where the target names it; it counts more than the field <c>Host</c> (section 3.2.2).</param>
sealed record RequestTarget(string Raw, string Path, string Query, string? Authority)
{
    public static readonly RequestTarget Root = new("/", "/", "", null);

    /// <exception cref="BadHttpRequestException">It is none of the forms that the method may have.</exception>
    public static RequestTarget Parse(ReadOnlySpan<byte> bytes, string method)
    {
        if (!Characters.IsTarget(bytes))
            throw Refusal.BadRequest("The target holds a character that must be percent-encoded.");

        var raw = Encoding.ASCII.GetString(bytes);
        if (method == "CONNECT")
            return Characters.IsHost(raw) && raw.Contains(':', StringComparison.Ordinal) ? new(raw, "", "", raw) : throw WrongForm();
        if (raw == "*")
            return method == "OPTIONS" ? new(raw, "", "", null) : throw WrongForm();

        return raw[0] == '/' ? Origin(raw, raw, null) : Absolute(raw);
    }

    static RequestTarget Absolute(string raw)
    {
        var start = raw.IndexOf("://", StringComparison.Ordinal) + 3;
        var isWeb = raw.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || raw.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (!isWeb)
            throw WrongForm();

        var end = raw.AsSpan(start).IndexOfAny('/', '?') is var index and >= 0 ? start + index : raw.Length;
        var authority = raw[start..end];
        if (!Characters.IsHost(authority))
            throw Refusal.BadRequest("The target's host is not valid.");

        var rest = raw[end..];
        return Origin(raw, rest is ['/', ..] ? rest : "/" + rest, authority);
    }

    static RequestTarget Origin(string raw, string pathAndQuery, string? authority)
    {
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? pathAndQuery : pathAndQuery[..question];
        return new(raw, RequestPath.Decode(path), question < 0 ? "" : pathAndQuery[question..], authority);
    }

    static BadHttpRequestException WrongForm() => Refusal.BadRequest("The target does not have a form that the method may have.");
}
