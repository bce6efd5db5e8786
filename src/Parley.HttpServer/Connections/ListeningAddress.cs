using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Parley.HttpServer.Connections;

/// <summary>Where to listen, as ASP.NET Core writes it: <c>http://127.0.0.1:8000</c>, <c>http://localhost:8000</c>, <c>http://*:80</c>, <c>http://unix:/run/forum.sock</c>.</summary>
sealed record ListeningAddress(string Text, bool IsEncrypted, IReadOnlyList<EndPoint> EndPoints)
{
    /// <exception cref="FormatException">It is no such address.</exception>
    public static ListeningAddress Parse(string text)
    {
        var address = BindingAddress.Parse(text);
        var isEncrypted = address.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        if (!isEncrypted && !address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"The address '{text}' must begin with http:// or https://.");

        return new(text, isEncrypted, [.. EndPointsOf(address)]);
    }

    /// <summary>The address with the port that the system chose, where it was left to the system.</summary>
    public string WithPort(int port)
    {
        var address = BindingAddress.Parse(Text);
        return address.IsUnixPipe || address.Port == port
            ? Text.TrimEnd('/')
            : string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}:{port}");
    }

    // Whoever writes "localhost" means this machine by both of its names; any other name that is no number means everywhere.
    static IEnumerable<EndPoint> EndPointsOf(BindingAddress address)
    {
        if (address.IsUnixPipe)
            return [new UnixDomainSocketEndPoint(address.UnixPipePath)];
        if (IPAddress.TryParse(address.Host, out var number))
            return [new IPEndPoint(number, address.Port)];
        if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return [new IPEndPoint(IPAddress.Loopback, address.Port), new IPEndPoint(IPAddress.IPv6Loopback, address.Port)];

        return [new IPEndPoint(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, address.Port)];
    }
}
