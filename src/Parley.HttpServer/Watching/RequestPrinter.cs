using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Parley.HttpServer.Watching;

/// <summary>
/// Prints the four steps of every exchange, for whoever wants to see what a Web server does: the client connects, asks, is answered, and
/// the connection is closed. Secrets are covered.
/// </summary>
public sealed class RequestPrinter(TextWriter output, TimeProvider time) : IConnectionObserver
{
    readonly ConcurrentDictionary<string, long> _opened = new();

    public void Opened(string connectionId, EndPoint? client)
    {
        _opened[connectionId] = Stopwatch.GetTimestamp();
        Print(connectionId, "connect", $"from {client?.ToString() ?? "this machine"}");
    }

    public void Closed(string connectionId)
    {
        if (_opened.TryRemove(connectionId, out var opened))
            Print(connectionId, "close", string.Create(CultureInfo.InvariantCulture, $"after {Stopwatch.GetElapsedTime(opened).TotalSeconds:0.000} s"));
    }

    /// <summary>Prints a request and its answer; the application answers in between.</summary>
    public async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        var connection = http.Connection.Id;
        Print(connection, "request", RequestHead(http));
        var body = new PeekedBody(http.Request.Body);
        http.Request.Body = body;
        var counted = CountedBody.Put(http);
        await next(http);
        if (body.Length > 0)
            Print(connection, "body", body.Describe(http.Request.ContentType));
        Print(connection, "answer", AnswerHead(http, counted.Bytes, Stopwatch.GetElapsedTime(started)));
    }

    static string RequestHead(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : http.Request.Path + http.Request.QueryString;
        return $"{http.Request.Method} {Secrets.Values(target)} {http.Request.Protocol}{Fields(http.Request.Headers)}";
    }

    static string AnswerHead(HttpContext http, long bytes, TimeSpan took)
    {
        var status = http.Response.StatusCode;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{status} {ReasonPhrases.GetReasonPhrase(status)}, {bytes} bytes in {took.TotalMilliseconds:0.0} ms{Fields(http.Response.Headers)}");
    }

    static string Fields(IHeaderDictionary fields)
    {
        var lines = new StringBuilder();
        foreach (var (name, values) in fields)
        {
            foreach (var value in values)
                lines.Append(CultureInfo.InvariantCulture, $"\n{name}: {Secrets.Field(name, value ?? "")}");
        }

        return lines.ToString();
    }

    // One write for each, so that connections do not print into each other's lines.
    void Print(string connection, string step, string text)
    {
        var began = time.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var lines = text.ReplaceLineEndings("\n").Replace("\n", "\n" + new string(' ', 13), StringComparison.Ordinal);
        lock (_opened)
            output.WriteLine($"{began} [{connection}] {step,-7} {lines}");
    }
}
