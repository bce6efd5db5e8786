using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Parley.HttpServer.Connections;

namespace Parley.HttpServer.Http1;

/// <summary>Hands the connection over to another protocol, such as WebSocket (RFC 9110, section 7.8).</summary>
sealed class Upgrade(Connection connection, Request request, Response response) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => request.Head.Framing.WantsUpgrade;

    public async Task<Stream> UpgradeAsync()
    {
        if (!IsUpgradableRequest || response.HasStarted)
            throw new InvalidOperationException("The request does not ask for an upgrade, or its answer has started.");

        response.StatusCode = StatusCodes.Status101SwitchingProtocols;
        response.Headers.TryAdd(HeaderNames.Connection, "Upgrade");
        await response.FlushAsync(CancellationToken.None);
        return new UpgradedStream(connection);
    }
}
