using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Parley.HttpServer.Http1;

namespace Parley.HttpServer.Connections;

/// <summary>Serves one accepted socket from its first byte to its close.</summary>
sealed partial class ConnectionService(ServerState server, Func<Connection, IConnectionLoop> loopFor, ILogger logger)
{
    public async Task ServeAsync(Socket socket, bool isEncrypted)
    {
        var client = (socket.RemoteEndPoint as IPEndPoint)?.Address;
        if (!server.Connections.TryEnter(client))
        {
            LogTooMany(client);
            socket.Dispose();
            return;
        }

        try
        {
            await ServeAdmittedAsync(socket, isEncrypted);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or AuthenticationException or OperationCanceledException)
        {
            // The client has gone, or was cut off: nobody is there to be told.
            LogGone(failure.Message);
        }
        catch (Exception failure)
        {
            LogFailed(failure);
        }
        finally
        {
            socket.Dispose();
            server.Connections.Leave(client);
        }
    }

    async Task ServeAdmittedAsync(Socket socket, bool isEncrypted)
    {
        if (socket.AddressFamily != AddressFamily.Unix)
            socket.NoDelay = true;
        Stream stream = new NetworkStream(socket, ownsSocket: false);
        if (isEncrypted)
            stream = await EncryptAsync(stream);

        using var connection = new Connection(socket, stream, server.Options.Limits);
        await server.Connections.RunAsync(connection, loopFor(connection), server.Options.Observer);
    }

    async Task<SslStream> EncryptAsync(Stream stream)
    {
        using var limit = new CancellationTokenSource(server.Options.Limits.FirstByte);
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = server.Options.Certificate,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            },
            limit.Token);
        return encrypted;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection from {Client} was closed at once: there are too many")]
    partial void LogTooMany(IPAddress? client);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A connection ended: {Reason}")]
    partial void LogGone(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A connection failed")]
    partial void LogFailed(Exception failure);
}
