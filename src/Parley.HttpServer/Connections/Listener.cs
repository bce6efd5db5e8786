using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Parley.HttpServer.Connections;

/// <summary>A socket that accepts connections and hands each to the thread pool: nothing that one client does delays the next.</summary>
sealed partial class Listener(Socket socket, Func<Socket, Task> serve, ILogger logger) : IDisposable
{
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    Task _accepting = Task.CompletedTask;
    bool _isStopping;

    public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

    /// <exception cref="SocketException">It can't be listened on; the error code says why.</exception>
    public static Socket Bind(EndPoint endPoint, int backlog)
    {
        var socket = endPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint is IPEndPoint { Address: var address } && address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            socket.Bind(endPoint);
            socket.Listen(backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Start() => _accepting = Task.Run(AcceptAsync);

    public async Task StopAsync()
    {
        _isStopping = true;
        socket.Dispose();
        await _accepting;

        // The system leaves a Unix socket's file behind.
        if (EndPoint is UnixDomainSocketEndPoint unix)
            File.Delete(unix.ToString());
    }

    public void Dispose() => socket.Dispose();

    async Task AcceptAsync()
    {
        while (!_isStopping)
        {
            try
            {
                var accepted = await socket.AcceptAsync();
                ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.serve(work.accepted), (serve, accepted), preferLocal: false);
            }
            catch (SocketException failure) when (!_isStopping)
            {
                // The client was gone again, or no more files may be open; the others are still to be served.
                LogNotAccepted(failure.SocketErrorCode);
                await Task.Delay(Breath);
            }
            catch (Exception failure) when (_isStopping && failure is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection could not be accepted: {Error}")]
    partial void LogNotAccepted(SocketError error);
}
