using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parley.WebTests.Mvc;

/// <summary>The wire between a forum and its database server, which a test can cut and mend.</summary>
sealed class Relay(string host, int port) : IDisposable
{
    readonly ConcurrentBag<TcpClient> _ends = [];
    TcpListener _listener = Listen(0);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Start() => _ = AcceptAsync(_listener);

    public void Cut()
    {
        _listener.Stop();
        while (_ends.TryTake(out var end))
            end.Dispose();
    }

    public void Mend(int samePort)
    {
        _listener = Listen(samePort);
        Start();
    }

    public void Dispose() => Cut();

    static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = ConnectAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped: that is what this class is for.
        }
    }

    async Task ConnectAsync(TcpClient near)
    {
        try
        {
            var far = new TcpClient();
            _ends.Add(near);
            _ends.Add(far);
            await far.ConnectAsync(host, port);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
            far.Dispose();
            near.Dispose();
        }
        catch (Exception cut) when (cut is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end hung up, or the wire was cut.
        }
    }
}
