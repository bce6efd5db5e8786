using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Parley.HttpServer.Connections;

/// <summary>A socket that accepts connections and hands each to the thread pool: nothing that one client does delays the next.</summary>
sealed partial class Listener(Socket socket, Func<Socket, Task> serve, ILogger logger) : IDisposable
{
    // SOL_SOCKET and SO_REUSEPORT of Linux, which .NET has no names for.
    const int SocketLevel = 1;
    const int ReusePort = 15;
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    Task _accepting = Task.CompletedTask;
    bool _isStopping;

    public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

    /// <summary>
    /// Sockets that share the address: the system spreads what comes over them, so that a rush does not queue at one. Where it can't, there
    /// is one.
    /// </summary>
    /// <exception cref="SocketException">It can't be listened on; the error code says why.</exception>
    public static IReadOnlyList<Socket> Bind(EndPoint endPoint, int backlog, int count)
    {
        var sockets = new List<Socket>();
        try
        {
            // The first one has the address for itself when it takes it: with another program there, that fails. Then it shares.
            sockets.Add(NewSocket(endPoint));
            sockets[0].Bind(endPoint);
            var sharing = endPoint is IPEndPoint && OperatingSystem.IsLinux() ? count : 1;
            if (sharing > 1)
                Share(sockets[0]);
            sockets[0].Listen(backlog);
            while (sockets.Count < sharing)
                sockets.Add(Join(sockets[0].LocalEndPoint!, backlog));
            return sockets;
        }
        catch
        {
            sockets.ForEach(socket => socket.Dispose());
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

    static Socket Join(EndPoint endPoint, int backlog)
    {
        var socket = NewSocket(endPoint);
        try
        {
            Share(socket);
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

    static void Share(Socket socket) => socket.SetRawSocketOption(SocketLevel, ReusePort, BitConverter.GetBytes(1));

    static Socket NewSocket(EndPoint endPoint)
    {
        var socket = endPoint is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (endPoint is IPEndPoint { Address: var address } && address.Equals(IPAddress.IPv6Any))
            socket.DualMode = true;
        return socket;
    }

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
