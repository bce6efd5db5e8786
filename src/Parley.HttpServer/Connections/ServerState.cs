using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Connections;

/// <summary>What all connections of a server share.</summary>
sealed class ServerState(HttpServerOptions options, TimeProvider time)
{
    public HttpServerOptions Options { get; } = options;

    public DateField Date { get; } = new(time);

    public ConnectionSet Connections { get; } = new(options.Limits);

    /// <summary>Whether requests that are being answered are the last ones.</summary>
    public bool IsStopping { get; set; }
}
