using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>A request and its answer. A connection has one, which is used again for each of its requests: none of them costs new objects.</summary>
sealed class Exchange
{
    readonly SynchronousIO _synchronous;
    readonly ConnectionInfo _info;
    readonly Upgrade _upgrade;

    public Exchange(Connection connection, ServerState server)
    {
        _synchronous = new(server.Options.AllowSynchronousIO);
        _info = new(connection);
        HeadReader = new(connection.Limits);
        Request = new(connection, HeadReader, _synchronous);
        Response = new(connection.Output, new Http1Form(Request.Head, server), _synchronous);
        Lifetime = new(connection);
        _upgrade = new(connection, Request, Response);
        connection.Output.WhenBroken = Lifetime.ClientHasGone;
    }

    public HeadReader HeadReader { get; }

    public Request Request { get; }

    public Response Response { get; }

    public Lifetime Lifetime { get; }

    public KeyValuePair<Type, object>[] Features() =>
    [
        new(typeof(IHttpRequestFeature), Request),
        new(typeof(IHttpResponseFeature), Response),
        new(typeof(IHttpResponseBodyFeature), Response),
        new(typeof(IHttpConnectionFeature), _info),
        new(typeof(IHttpRequestLifetimeFeature), Lifetime),
        new(typeof(IHttpRequestIdentifierFeature), Lifetime),
        new(typeof(IHttpRequestBodyDetectionFeature), Request),
        new(typeof(IRequestBodyPipeFeature), Request),
        new(typeof(IHttpMaxRequestBodySizeFeature), Request),
        new(typeof(IHttpRequestTrailersFeature), Request),
        new(typeof(IHttpResponseTrailersFeature), Response),
        new(typeof(IHttpBodyControlFeature), _synchronous),
        new(typeof(IHttpUpgradeFeature), _upgrade),
        new(typeof(ITlsConnectionFeature), _info),
        new(typeof(IConnectionLifetimeFeature), _info),
    ];

    /// <summary>Before the first bytes of a request are understood.</summary>
    public void Prepare()
    {
        Lifetime.Reset();
        _info.Reset();
        _synchronous.Reset();
    }

    /// <summary>When the head was read.</summary>
    public void Begin()
    {
        Request.Begin();
        Response.KeepsConnection = Request.Head.Framing.KeepsConnection;
    }

    /// <summary>Forgets what belonged to the request.</summary>
    public void End()
    {
        HeadReader.Reset();
        Request.End();
        Response.Reset();
    }
}
