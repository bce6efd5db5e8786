using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Parley.HttpServer.Http1;

/// <summary>
/// Where a request ends (RFC 9112, section 6) and whether another may follow (section 9.3). A proxy in front that sees the end elsewhere would
/// let a stranger put a request of theirs into somebody else's connection: whatever can be read in two ways is refused.
/// </summary>
/// <param name="Length">The body's length in bytes, where it is said beforehand.</param>
/// <param name="IsChunked">Whether the body comes in chunks.</param>
/// <param name="KeepsConnection">Whether the client wants to go on.</param>
/// <param name="ExpectsContinue">Whether the client waits for 100 (Continue) before it sends the body.</param>
/// <param name="WantsUpgrade">Whether it wants to go on in another protocol (RFC 9110, section 7.8).</param>
/// <param name="TakesTrailers">Whether it reads fields after the body (RFC 9110, section 6.5.1).</param>
readonly record struct Framing(
    long? Length, bool IsChunked, bool KeepsConnection, bool ExpectsContinue, bool WantsUpgrade, bool TakesTrailers)
{
    // A number of more digits is no length, but an attempt.
    const int MostDigits = 18;

    public bool HasBody => IsChunked || Length > 0;

    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">The fields contradict each other or the version.</exception>
    public static Framing Of(RequestHead head)
    {
        var fields = head.Fields;
        RequireHost(head);
        var isChunked = ReadTransferEncoding(fields.TryGetValue(HeaderNames.TransferEncoding, out var coding) ? coding : default, head.IsHttp11);
        var length = TakeLength(fields);
        if (isChunked && length is not null)
            throw Refusal.BadRequest("Both Content-Length and Transfer-Encoding are given.");

        var connection = fields.TryGetValue(HeaderNames.Connection, out var options) ? options : default;
        var keeps = head.IsHttp11 ? !HasOption(connection, "close") : HasOption(connection, "keep-alive") && !HasOption(connection, "close");
        var expects = head.IsHttp11 && fields.TryGetValue(HeaderNames.Expect, out var expected) && HasOption(expected, "100-continue");
        var upgrades = head.IsHttp11 && HasOption(connection, "upgrade") && fields.ContainsKey(HeaderNames.Upgrade);
        var trailers = head.IsHttp11 && fields.TryGetValue(HeaderNames.TE, out var accepted) && HasOption(accepted, "trailers");
        return new(length, isChunked, keeps, expects, upgrades && !isChunked && length is null or 0, trailers);
    }

    /// <summary>Whether one of the comma-separated words is this one; they are case-insensitive.</summary>
    public static bool HasOption(StringValues values, string option)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i].AsSpan();
            foreach (var word in value.Split(','))
            {
                if (value[word].Trim(" \t").Equals(option, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    // RFC 9112, section 3.2: exactly one, and a valid one; HTTP/1.0 knew none yet.
    static void RequireHost(RequestHead head)
    {
        var host = head.Fields[HeaderNames.Host];
        if (host.Count > 1 || (host.Count == 0 && head.IsHttp11))
            throw Refusal.BadRequest("There must be exactly one Host.");
        if (host is [{ Length: > 0 } value] && !Characters.IsHost(value))
            throw Refusal.BadRequest("The Host is not valid.");
        if (head.Target.Authority is { } authority)
            head.Fields[HeaderNames.Host] = authority;
    }

    static bool ReadTransferEncoding(StringValues coding, bool isHttp11)
    {
        if (coding.Count == 0)
            return false;
        if (!isHttp11)
            throw Refusal.BadRequest("HTTP/1.0 knows no Transfer-Encoding.");
        if (coding is [{ } only] && only.Equals("chunked", StringComparison.OrdinalIgnoreCase))
            return true;

        // Where chunked is not the last, nobody knows where the body ends; where it is, the codings before it are unknown.
        var last = coding[^1].AsSpan();
        last = last[(last.LastIndexOf(',') + 1)..].Trim(" \t");
        throw last.Equals("chunked", StringComparison.OrdinalIgnoreCase) && CountChunked(coding) == 1
            ? Refusal.UnknownCoding()
            : Refusal.BadRequest("The body's end can't be told from its Transfer-Encoding.");
    }

    static int CountChunked(StringValues coding) =>
        coding.ToString().Split(',', StringSplitOptions.TrimEntries).Count(word => word.Equals("chunked", StringComparison.OrdinalIgnoreCase));

    // One line of digits; "5, 5" and two lines are both refused, though RFC 9110, section 8.6, would let them pass.
    static long? TakeLength(HeaderFields fields)
    {
        if (!fields.TryGetOther(HeaderNames.ContentLength, out var values))
            return null;
        if (values is not [{ Length: > 0 and <= MostDigits } digits] || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw Refusal.BadRequest("The Content-Length is not one number.");

        var length = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        fields.Remove(HeaderNames.ContentLength);
        fields.ContentLength = length;
        return length;
    }
}
