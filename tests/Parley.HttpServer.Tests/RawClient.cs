using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.HttpServer.Tests;

/// <summary>A client that sends what it is told, byte by byte, and reads answers as RFC 9112, section 6.3, says. A byte is a character of Latin-1.</summary>
public sealed class RawClient : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly Stream _stream;
    readonly StringBuilder _received = new();
    bool _ended;

    public RawClient(Socket socket, Stream? stream = null) => (Socket, _stream) = (socket, stream ?? new NetworkStream(socket, ownsSocket: true));

    public Socket Socket { get; }

    /// <summary>What came and was not read as an answer yet.</summary>
    public string Unread => _received.ToString();

    public static async Task<RawClient> ConnectAsync(int port) => await ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));

    public static async Task<RawClient> ConnectAsync(EndPoint server)
    {
        var socket = server is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        return new(socket);
    }

    public async Task<RawClient> SendAsync(string bytes)
    {
        await _stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        await _stream.FlushAsync();
        return this;
    }

    /// <summary>The next answer; null when the connection ended before one began.</summary>
    public async Task<RawAnswer?> ReadAnswerAsync(bool toHead = false)
    {
        var head = await TakeThroughAsync("\r\n\r\n");
        if (head is null)
            return null;

        var answer = RawAnswer.Parse(head);
        if (toHead || answer.Status is < 200 or 204 or 304)
            return answer;
        if (answer.Header("Transfer-Encoding") == "chunked")
            return await ReadChunksAsync(answer);

        return answer.Header("Content-Length") is { } length
            ? answer with { Body = await TakeAsync(int.Parse(length, CultureInfo.InvariantCulture)) }
            : answer with { Body = await ReadToEndAsync() };
    }

    /// <summary>All that comes until the server closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        while (await ReceiveAsync())
        {
        }

        return Take(_received.Length);
    }

    /// <summary>Whether the server closes the connection, or closed it, without another byte.</summary>
    public async Task<bool> IsClosedAsync(TimeSpan? within = null)
    {
        if (_received.Length > 0)
            return false;

        try
        {
            return !await ReceiveAsync(within ?? TimeSpan.FromMilliseconds(150));
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        Socket.Dispose();
    }

    async Task<RawAnswer> ReadChunksAsync(RawAnswer answer)
    {
        var body = new StringBuilder();
        while (true)
        {
            var line = await TakeThroughAsync("\r\n") ?? throw new EndOfStreamException("A chunk is missing.");
            var size = int.Parse(line.TrimEnd(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                return answer with { Body = body.ToString(), Trailer = await TakeTrailerAsync() };
            body.Append(await TakeAsync(size));
            if (await TakeAsync(2) != "\r\n")
                throw new InvalidDataException("A chunk does not end in CR LF.");
        }
    }

    async Task<string> TakeTrailerAsync()
    {
        var trailer = new StringBuilder();
        while (await TakeThroughAsync("\r\n") is { } line && line != "\r\n")
            trailer.Append(line);
        return trailer.ToString();
    }

    async Task<string?> TakeThroughAsync(string end)
    {
        while (true)
        {
            var at = _received.ToString().IndexOf(end, StringComparison.Ordinal);
            if (at >= 0)
                return Take(at + end.Length);
            if (!await ReceiveAsync())
                return null;
        }
    }

    async Task<string> TakeAsync(int count)
    {
        while (_received.Length < count)
        {
            if (!await ReceiveAsync())
                throw new EndOfStreamException($"{count - _received.Length} bytes of the body are missing.");
        }

        return Take(count);
    }

    string Take(int count)
    {
        var taken = _received.ToString(0, count);
        _received.Remove(0, count);
        return taken;
    }

    async Task<bool> ReceiveAsync(TimeSpan? within = null)
    {
        var buffer = new byte[64 * 1024];
        var count = 0;
        try
        {
            count = _ended ? 0 : await _stream.ReadAsync(buffer).AsTask().WaitAsync(within ?? Patience);
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }

        _received.Append(Encoding.Latin1.GetString(buffer, 0, count));
        _ended |= count == 0;
        return count > 0;
    }
}
