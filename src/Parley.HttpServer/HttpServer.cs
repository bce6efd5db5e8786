using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.HttpServer.Connections;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer;

/// <summary>
/// A Web server for any ASP.NET Core application: HTTP/1.1 and 1.0 (RFC 9110, RFC 9112) over TCP, TLS and Unix sockets. It runs an application
/// by <see cref="IHttpApplication{TContext}"/>, as other servers do, and knows nothing of it.
/// </summary>
public sealed class HttpServer : IServer
{
    readonly ServerAddresses _addresses = new();
    readonly ServerState _state;
    readonly ILogger _logger;
    readonly List<Listener> _listeners = [];
    readonly CancellationTokenSource _end = new();
    Task _watching = Task.CompletedTask;

    public HttpServer(IOptions<HttpServerOptions> options, ILoggerFactory logging, TimeProvider? time = null)
    {
        _state = new(options.Value, time ?? TimeProvider.System);
        _logger = logging.CreateLogger<HttpServer>();
        Features.Set<IServerAddressesFeature>(_addresses);
    }

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>Begins to listen at all addresses, and to serve.</summary>
    /// <exception cref="IOException">At one of them it can't; the inner <see cref="SocketException"/> says why.</exception>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        var service = new ConnectionService(_state, connection => new ConnectionLoop<TContext>(connection, application, _state, _logger), _logger);
        foreach (var text in _addresses.TakeAll())
            Listen(ListeningAddress.Parse(text), service);
        foreach (var listener in _listeners)
            listener.Start();
        _watching = WatchAsync();
        return Task.CompletedTask;
    }

    /// <summary>Accepts no more connections, lets those end that are being answered, and then closes; cuts what lasts until the cancellation.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _state.IsStopping = true;
        foreach (var listener in _listeners)
            await listener.StopAsync();
        _listeners.Clear();
        await _state.Connections.EndAsync(cancellationToken);
        await _end.CancelAsync();
        await _watching;
    }

    public void Dispose() => _end.Dispose();

    void Listen(ListeningAddress address, ConnectionService service)
    {
        if (address.IsEncrypted && _state.Options.Certificate is null)
            throw new InvalidOperationException($"To listen at {address.Text}, the server needs a certificate.");

        var port = 0;
        foreach (var (index, endPoint) in address.EndPoints.Index())
        {
            // Without IPv6, localhost has one address; and both of its addresses are to have the same port.
            if (endPoint is IPEndPoint { AddressFamily: AddressFamily.InterNetworkV6 } && index > 0 && !Socket.OSSupportsIPv6)
                continue;
            foreach (var socket in Bind(address, endPoint))
                _listeners.Add(new(socket, accepted => service.ServeAsync(accepted, address.IsEncrypted), _logger));
            port = (_listeners[^1].EndPoint as IPEndPoint)?.Port ?? 0;
        }

        _addresses.Add(address.WithPort(port));
    }

    IReadOnlyList<Socket> Bind(ListeningAddress address, EndPoint endPoint)
    {
        try
        {
            return Listener.Bind(endPoint, _state.Options.Backlog, _state.Options.AcceptingSockets);
        }
        catch (SocketException failure)
        {
            foreach (var listener in _listeners)
                listener.Dispose();
            throw new IOException($"The address {address.Text} can't be listened on ({endPoint}: {failure.SocketErrorCode}).", failure);
        }
    }

    // One clock for all: the date, and the deadlines of ten thousand connections.
    async Task WatchAsync()
    {
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await clock.WaitForNextTickAsync(_end.Token))
            {
                _state.Date.Renew();
                _state.Connections.CheckDeadlines(Environment.TickCount64);
            }
        }
        catch (OperationCanceledException)
        {
            // The server has stopped.
        }
    }
}
