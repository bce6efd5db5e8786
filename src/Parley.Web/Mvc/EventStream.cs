using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Parley.Domain.Live;
using Parley.Platform.Live;

namespace Parley.Web.Mvc;

/// <summary>
/// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): an answer that goes on for as long as the page
/// is open. While nothing happens it costs its connection's memory and a timer, no thread, and no statement.
/// </summary>
public sealed class EventStream(CurrentSettings settings, IHostApplicationLifetime lifetime, TimeProvider time)
{
    const string MediaType = "text/event-stream";

    // In case that the page's script is not there to do better.
    static readonly byte[] Greeting = "retry: 5000\n\n"u8.ToArray();
    static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();

    /// <summary>Only who asks for a stream gets one: whoever follows links would wait for its end.</summary>
    public static bool IsAskedFor(HttpContext http) =>
        !HeadRequests.IsHead(http) && http.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == MediaType);

    /// <summary>Sends what the reader gets until one of both, or the program, goes; <paramref name="before"/> happened before it was there.</summary>
    public async Task SendAsync(HttpContext http, LiveReader reader, IEnumerable<LiveEvent> before)
    {
        // A program that is being stopped waits for its answers to be done, which this one never is by itself.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        end.CancelAfter(TimeSpan.FromMinutes(settings.Now.Live.StreamMinutes));
        try
        {
            Begin(http);
            await WriteAsync(http.Response, [.. Greeting, .. before.SelectMany(BytesOf)], end.Token);
            await PassOnAsync(http.Response, reader, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page asks again, if it is still there.
        }
    }

    static void Begin(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = MediaType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }

    // The heartbeat shows proxies that the stream lives, and the server that its reader does.
    async Task PassOnAsync(HttpResponse response, LiveReader reader, CancellationToken cancel)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(settings.Now.Live.HeartbeatSeconds), time);
        var (beat, news) = (clock.WaitForNextTickAsync(cancel).AsTask(), reader.WaitAsync(cancel).AsTask());
        while (true)
        {
            if (await Task.WhenAny(news, beat) == beat)
            {
                await beat;
                await WriteAsync(response, Heartbeat, cancel);
                beat = clock.WaitForNextTickAsync(cancel).AsTask();
            }
            else
            {
                if (!await news)
                    return;
                await WriteAsync(response, [.. reader.TakeAll().SelectMany(BytesOf)], cancel);
                news = reader.WaitAsync(cancel).AsTask();
            }
        }
    }

    static async Task WriteAsync(HttpResponse response, byte[] bytes, CancellationToken cancel)
    {
        await response.Body.WriteAsync(bytes, cancel);
        await response.Body.FlushAsync(cancel);
    }

    static byte[] BytesOf(LiveEvent happened) => Encoding.UTF8.GetBytes($"data: {JsonSerializer.Serialize(happened)}\n\n");
}
