using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Parley.HttpServer.Watching;

/// <summary>
/// Writes a line for each request, in the background. A normal stop waits until all are written; a disk that can't follow makes requests
/// wait, instead of losing lines or filling the memory.
/// </summary>
public sealed class AccessLog : IAsyncDisposable
{
    const int MostWaiting = 10_000;

    readonly Channel<string> _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    readonly AccessLogOptions _options;
    readonly TimeProvider _time;
    readonly Task _writing;

    /// <exception cref="IOException">The file can't be written.</exception>
    public AccessLog(AccessLogOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        var output = options.File is { } file ? (TextWriter)new RotatedFile(file, options.LargestFile, options.OldFiles) : Console.Out;
        _writing = Task.Run(() => WriteAllAsync(output));
    }

    /// <summary>Notes a request; the application answers it meanwhile.</summary>
    public async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        var (began, started) = (_time.GetLocalNow(), Stopwatch.GetTimestamp());
        var counted = CountedBody.Put(http);
        try
        {
            await next(http);
        }
        finally
        {
            var line = AccessLogLine.Of(http, began, counted.Bytes, Stopwatch.GetElapsedTime(started));
            await _lines.Writer.WriteAsync(_options.Json ? line.Json() : line.Combined());
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing;
    }

    async Task WriteAllAsync(TextWriter output)
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            while (_lines.Reader.TryRead(out var line))
                await output.WriteLineAsync(line);
            await output.FlushAsync();
        }

        if (output is RotatedFile)
            await output.DisposeAsync();
    }
}
