using System.Net;

namespace Parley.HttpServer;

/// <summary>Hears of connections. It is called on the connection's own path: what takes long is to be done elsewhere.</summary>
public interface IConnectionObserver
{
    /// <param name="connectionId">The name that the connection has in <c>HttpContext.Connection.Id</c>, too.</param>
    /// <param name="client">Null where clients have no address, as on a Unix socket.</param>
    void Opened(string connectionId, EndPoint? client);

    void Closed(string connectionId);
}
