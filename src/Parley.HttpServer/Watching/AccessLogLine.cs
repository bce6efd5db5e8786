using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Parley.HttpServer.Watching;

/// <summary>
/// One request and its answer, for the log. What was asked is written as it was sent, percent-encoded, but for secrets: a log with the tokens of
/// mailed links would let in whoever reads it.
/// </summary>
sealed record AccessLogLine(
    DateTimeOffset Time, string Client, string Method, string Target, string Protocol, int Status, long Bytes, string? Referrer, string? UserAgent,
    string RequestId, TimeSpan Took)
{
    public static AccessLogLine Of(HttpContext http, DateTimeOffset began, long bytes, TimeSpan took) => new(
        began,
        NameOf(http.Connection.RemoteIpAddress),
        http.Request.Method,
        Secrets.Values(TargetOf(http)),
        http.Request.Protocol,
        http.Response.StatusCode,
        bytes,
        Secrets.Values(http.Request.Headers.Referer.ToString()),
        http.Request.Headers.UserAgent,
        http.TraceIdentifier,
        took);

    /// <summary>Apache's combined format, and behind it the request's id and the seconds that it took.</summary>
    public string Combined() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Client} - - [{Time:dd/MMM/yyyy:HH:mm:ss} {Zone()}] \"{Quoted($"{Method} {Target} {Protocol}")}\" {Status} {Bytes} \"{Quoted(Referrer)}\" \"{Quoted(UserAgent)}\" {RequestId} {Took.TotalSeconds:0.000000}");

    public string Json() => JsonSerializer.Serialize(new
    {
        time = Time,
        client = Client,
        method = Method,
        target = Target,
        protocol = Protocol,
        status = Status,
        bytes = Bytes,
        referrer = Referrer,
        userAgent = UserAgent,
        requestId = RequestId,
        seconds = Math.Round(Took.TotalSeconds, 6),
    });

    static string TargetOf(HttpContext http) => http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw
        ? raw
        : http.Request.Path.ToUriComponent() + http.Request.QueryString;

    static string NameOf(IPAddress? client) => client switch
    {
        null => "-",
        { IsIPv4MappedToIPv6: true } => client.MapToIPv4().ToString(),
        _ => client.ToString(),
    };

    string Zone() => Time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    // A quotation mark or a line end would let a visitor write lines of their own (Apache escapes them so, too).
    static string Quoted(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "-";

        var quoted = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c))
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                quoted.Append(c);
        }

        return quoted.ToString();
    }
}
