using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Parley.HttpServer.Connections;

/// <summary>
/// One client's connection. What comes in is read only when somebody wants it: a client that sends faster than the application reads
/// is held back by TCP itself. While nothing comes, no thread waits and no buffer is held.
/// </summary>
sealed class Connection : IDisposable
{
    const int InputBuffer = 16 * 1024;

    // As much of what a refused client still sends is taken as it needs to see the answer, see LingerAsync.
    const int MostLingering = 256 * 1024;
    static readonly TimeSpan LongestLingering = TimeSpan.FromSeconds(2);
    static readonly StreamPipeReaderOptions OnlyWhenThereIsSomething = new(bufferSize: InputBuffer, useZeroByteReads: true, leaveOpen: true);
    static long _count;

    readonly Socket _socket;
    readonly CancellationTokenSource _closed = new();

    public Connection(Socket socket, Stream stream, HttpLimits limits)
    {
        _socket = socket;
        Limits = limits;
        Tls = stream as SslStream;
        Input = PipeReader.Create(stream, OnlyWhenThereIsSomething);
        Output = new(stream, WriteDeadline, limits);
        Client = socket.RemoteEndPoint as IPEndPoint;
        Server = socket.LocalEndPoint as IPEndPoint;
    }

    /// <summary>Unlike that of any other connection of this process.</summary>
    public string Id { get; } = Interlocked.Increment(ref _count).ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>Null on a Unix socket.</summary>
    public IPEndPoint? Client { get; }

    public IPEndPoint? Server { get; }

    /// <summary>Null where the connection is not encrypted.</summary>
    public SslStream? Tls { get; }

    public HttpLimits Limits { get; }

    public PipeReader Input { get; }

    public OutputBuffer Output { get; }

    public Deadline ReadDeadline { get; } = new();

    public Deadline WriteDeadline { get; } = new();

    /// <summary>Cancelled when the connection is closed, by whomever.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>Waits for more bytes. After the time it gives a cancelled result, and <see cref="Deadline.IsMissed"/> tells so.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReadResult> ReadAsync(TimeSpan longest, CancellationToken cancel = default)
    {
        ReadDeadline.Set(longest);
        try
        {
            return await Input.ReadAsync(cancel);
        }
        finally
        {
            ReadDeadline.Clear();
        }
    }

    /// <summary>Called once in a while: interrupts a read, and cuts the connection of a client that takes nothing.</summary>
    public void CheckDeadlines(long now)
    {
        if (ReadDeadline.Check(now))
            Input.CancelPendingRead();
        if (WriteDeadline.Check(now))
            Abort();
    }

    /// <summary>
    /// Closes so that the client sees the last answer: a socket that is closed while bytes are unread is reset, and the reset may
    /// overtake the answer (RFC 9112, section 9.6).
    /// </summary>
    /// <param name="begun">A read that waits already: there are never two.</param>
    public async Task LingerAsync(ValueTask<ReadResult>? begun = null)
    {
        await Output.FlushAsync();
        if (Tls is not null)
            await Tls.ShutdownAsync();
        _socket.Shutdown(SocketShutdown.Send);
        for (var taken = 0L; taken < MostLingering;)
        {
            ReadDeadline.Set(LongestLingering);
            var read = await (begun ?? ReadAsync(LongestLingering));
            begun = null;
            taken += read.Buffer.Length;
            Input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || read.IsCanceled)
                return;
        }
    }

    /// <summary>Cuts the connection, whatever is going on.</summary>
    public void Abort()
    {
        // An immediate reset: whoever is cut off has no claim on what the system still holds for it.
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        Input.Complete();
        Output.Complete();
        Tls?.Dispose();
        _socket.Dispose();
    }
}
