using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Parley.HttpServer.Connections;

/// <summary>What the application may know of the connection; middleware for proxies puts the client's own address in.</summary>
sealed class ConnectionInfo : IHttpConnectionFeature, ITlsConnectionFeature, IConnectionLifetimeFeature
{
    readonly Connection _connection;

    public ConnectionInfo(Connection connection)
    {
        _connection = connection;
        (ConnectionId, ConnectionClosed) = (connection.Id, connection.Closed);
        Reset();
    }

    public string ConnectionId { get; set; }

    public IPAddress? RemoteIpAddress { get; set; }

    public int RemotePort { get; set; }

    public IPAddress? LocalIpAddress { get; set; }

    public int LocalPort { get; set; }

    public CancellationToken ConnectionClosed { get; set; }

    public X509Certificate2? ClientCertificate { get; set; }

    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);

    public void Abort() => _connection.Abort();

    public void Reset()
    {
        ConnectionId = _connection.Id;
        (RemoteIpAddress, RemotePort) = (_connection.Client?.Address, _connection.Client?.Port ?? 0);
        (LocalIpAddress, LocalPort) = (_connection.Server?.Address, _connection.Server?.Port ?? 0);
        ClientCertificate = _connection.Tls?.RemoteCertificate as X509Certificate2;
    }
}
