using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Parley.HttpServer.Http1;

/// <summary>The first line of an answer (RFC 9112, section 4).</summary>
static class StatusLine
{
    const int Most = 600;

    static readonly byte[][] Lines = [.. Enumerable.Range(0, Most).Select(status => Make(status, ReasonPhrases.GetReasonPhrase(status)))];

    public static byte[] Of(int status, string? reason) => reason is null && status < Most ? Lines[status] : Make(status, Checked(reason ?? ""));

    static byte[] Make(int status, string reason) => Encoding.ASCII.GetBytes($"HTTP/1.1 {status:D3} {reason}\r\n");

    static string Checked(string reason) => Characters.IsOwnFieldValue(reason)
        ? reason
        : throw new InvalidOperationException("The reason phrase holds a character that is not printable ASCII.");
}
