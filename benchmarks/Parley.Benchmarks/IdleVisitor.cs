using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parley.Benchmarks;

/// <summary>
/// Someone who asks, keeps the connection, and asks again much later. Each answer is read to its end: its last chunk may come in a packet of
/// its own, and would else be taken for the beginning of the next answer.
/// </summary>
sealed class IdleVisitor : IDisposable
{
    const int LongestAnswer = 4096;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly byte[] Request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray();

    readonly Socket _socket;
    long _answered;

    IdleVisitor(Socket socket) => _socket = socket;

    public enum Outcome
    {
        Answered,
        Closed,
        Silent,
    }

    public TimeSpan Idle => Stopwatch.GetElapsedTime(_answered);

    public static async Task<IdleVisitor> ConnectAsync(IPAddress from, IPEndPoint server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(server);
        return new(socket);
    }

    public async Task<Outcome> AskAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _socket.SendAsync(Request, limit.Token);
            return await ReadAnswerAsync(limit.Token) ? Outcome.Answered : Outcome.Closed;
        }
        catch (SocketException)
        {
            return Outcome.Closed;
        }
        catch (OperationCanceledException)
        {
            return Outcome.Silent;
        }
    }

    public void Dispose() => _socket.Dispose();

    async Task<bool> ReadAnswerAsync(CancellationToken cancel)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (!IsWhole(answer.AsSpan(0, length)))
        {
            var more = await _socket.ReceiveAsync(answer.AsMemory(length), cancel);
            if (more == 0)
                return false;
            length += more;
        }

        _answered = Stopwatch.GetTimestamp();
        return answer.AsSpan().StartsWith("HTTP/1.1 200"u8);
    }

    // The health check has no length, and so comes in chunks, from both servers.
    static bool IsWhole(ReadOnlySpan<byte> answer) => answer.EndsWith("\r\n0\r\n\r\n"u8);
}
