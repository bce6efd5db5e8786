using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parley.Testing;

/// <summary>A bucket on a port of this machine, as much of S3 as the forum speaks. It takes nothing that is not signed.</summary>
public sealed class S3Sink : IAsyncDisposable
{
    public const string Bucket = "parley-files";
    const string AccessKey = "test-key";

    readonly WebApplication _app;
    int _failures;

    S3Sink(WebApplication app) => _app = app;

    /// <summary>As <c>PARLEY_STORAGE</c> takes it.</summary>
    public string Address => $"s3://{AccessKey}:sec%2Fret@{new Uri(_app.Urls.First()).Authority}/{Bucket}?region=eu-test-1&tls=false";

    public ConcurrentDictionary<string, byte[]> Objects { get; } = [];

    /// <summary>What was asked, such as <c>GET /parley-files/posts/x/whole bytes=5-9</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What was wrong with what was asked.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public static async Task<S3Sink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var sink = new S3Sink(app);
        app.Run(sink.AnswerAsync);
        await app.StartAsync();
        return sink;
    }

    /// <summary>The next so many requests fail, as those to a server that is being restarted.</summary>
    public void FailNext(int requests) => Volatile.Write(ref _failures, requests);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var body = await BodyOfAsync(request);
        Requests.Enqueue($"{request.Method} {request.Path} {request.Headers.Range}".TrimEnd());
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (FaultOf(request, body) is { } fault)
        {
            Faults.Enqueue($"{request.Method} {request.Path}: {fault}");
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "SignatureDoesNotMatch");
            return;
        }

        await AnswerAsync(context, request.Path.Value![$"/{Bucket}/".Length..], body);
    }

    async Task AnswerAsync(HttpContext context, string name, byte[] body)
    {
        switch (context.Request.Method)
        {
            case "PUT":
                Objects[name] = body;
                context.Response.Headers.ETag = TagOf(body);
                return;
            case "DELETE":
                Objects.TryRemove(name, out _);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            case "GET" when Objects.TryGetValue(name, out var found):
                await SendAsync(context, found);
                return;
            default:
                await RefuseAsync(context, StatusCodes.Status404NotFound, "NoSuchKey");
                return;
        }
    }

    static async Task SendAsync(HttpContext context, byte[] found)
    {
        var part = found.AsMemory();
        if (context.Request.GetTypedHeaders().Range?.Ranges.Single() is { From: { } from, To: { } to })
        {
            part = found.AsMemory((int)from, (int)(to - from + 1));
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{found.Length}");
        }

        context.Response.ContentLength = part.Length;
        await context.Response.Body.WriteAsync(part, context.RequestAborted);
    }

    // Signature version 4: who signs, for which day, region and service; and the body is the one that was signed.
    static string? FaultOf(HttpRequest request, byte[] body)
    {
        var signature = request.Headers.Authorization.ToString();
        if (!signature.StartsWith($"AWS4-HMAC-SHA256 Credential={AccessKey}/", StringComparison.Ordinal) || !signature.Contains("/eu-test-1/s3/aws4_request", StringComparison.Ordinal) || !signature.Contains("Signature=", StringComparison.Ordinal))
            return $"signed as '{signature}'";
        if (!request.Path.StartsWithSegments($"/{Bucket}"))
            return "another bucket";

        var signed = request.Headers["x-amz-content-sha256"].ToString();
        return signed == Convert.ToHexStringLower(SHA256.HashData(body)) ? null : $"the body is not what was signed as '{signed}'";
    }

    // By which clients see that it arrived whole; S3 knows no other.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "No secret hangs on it.")]
    static string TagOf(byte[] body) => $"\"{Convert.ToHexStringLower(MD5.HashData(body))}\"";

    static async Task<byte[]> BodyOfAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<Error><Code>{code}</Code><Message>No</Message></Error>", context.RequestAborted);
    }
}
