using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Parley.HttpServer.Tests.Serving;

/// <summary>Connections of all kinds, from their beginning to their end.</summary>
public sealed class ConnectionTests
{
    const string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    [Fact]
    public async Task Answer_to_an_earlier_request_does_not_wait_for_a_later_one()
    {
        var gate = new TaskCompletionSource();
        await using var served = await ServedApplication.StartAsync(async http =>
        {
            if (http.Request.Path == "/slow")
                await gate.Task;
            await http.Response.WriteAsync(http.Request.Path);
        });
        using var client = await served.ConnectAsync();

        await client.SendAsync("GET /fast HTTP/1.1\r\nHost: a\r\n\r\nGET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
        var fast = await client.ReadAnswerAsync();
        gate.SetResult();
        var slow = await client.ReadAnswerAsync();

        Assert.Equal(("/fast", "/slow"), (fast!.Body, slow!.Body));
    }

    // Sockets that share an address must not let another program share it, which would get half of the visitors.
    [Fact]
    public async Task Address_that_is_served_is_not_served_by_a_second_server()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync, configure: options => options.AcceptingSockets = 4);
        await using var kestrel = await ServedApplication.StartAsync(Echo.AnswerAsync, ServerKind.Kestrel);

        foreach (var taken in new[] { served, kestrel })
        {
            var failure = await Assert.ThrowsAsync<IOException>(
                () => ServedApplication.StartAsync(Echo.AnswerAsync, configure: options => options.AcceptingSockets = 4, url: taken.Address.ToString()));
            Assert.Equal(SocketError.AddressAlreadyInUse, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
        }

        for (var i = 0; i < 20; i++)
        {
            using var client = await served.ConnectAsync();
            Assert.Equal(200, (await (await client.SendAsync(Get)).ReadAnswerAsync())!.Status);
        }
    }

    [Fact]
    public async Task Request_in_single_bytes_is_understood()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync);
        using var client = await served.ConnectAsync();

        foreach (var piece in "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nA: b\r\n\r\n")
            await client.SendAsync(piece.ToString());

        Assert.Equal("POST /x a hi A=b", (await client.ReadAnswerAsync())!.Body);
    }

    [Fact]
    public async Task Application_hears_when_the_client_goes()
    {
        var (asked, heard) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var served = await ServedApplication.StartAsync(async http =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => heard.SetResult(), TaskScheduler.Default);
        });
        var client = await served.ConnectAsync();
        await client.SendAsync(Get);
        await asked.Task;

        client.Dispose();

        await heard.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Slow_reader_holds_the_application_back()
    {
        var written = 0L;
        await using var served = await ServedApplication.StartAsync(async http =>
        {
            for (var i = 0; i < 1000 && !http.RequestAborted.IsCancellationRequested; i++)
            {
                await http.Response.Body.WriteAsync(new byte[100_000], http.RequestAborted);
                Interlocked.Add(ref written, 100_000);
            }
        });
        using var client = await served.ConnectAsync();

        await client.SendAsync(Get);
        await Task.Delay(300);

        // What the system's buffers take on both sides.
        Assert.InRange(Interlocked.Read(ref written), 100_000, 20_000_000);
    }

    [Fact]
    public async Task Stop_lets_a_request_end_and_closes_idle_connections()
    {
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var served = await ServedApplication.StartAsync(async http =>
        {
            asked.TrySetResult();
            if (http.Request.Path == "/slow")
                await gate.Task;
            await http.Response.WriteAsync("done");
        });
        using var idle = await served.ConnectAsync();
        await (await idle.SendAsync(Get)).ReadAnswerAsync();
        using var busy = await served.ConnectAsync();
        await busy.SendAsync("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
        await asked.Task;
        await Task.Delay(100);

        var stop = served.StopAsync();
        Assert.True(await idle.IsClosedAsync(TimeSpan.FromSeconds(5)));
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        var answer = await busy.ReadAnswerAsync();
        await stop.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(("done", "close"), (answer!.Body, answer.Header("Connection")));
        await Assert.ThrowsAnyAsync<SocketException>(served.ConnectAsync);
    }

    [Fact]
    public async Task WebSocket_is_upgraded()
    {
        await using var served = await ServedApplication.StartAsync(async http =>
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[100];
            var got = await socket.ReceiveAsync(buffer, CancellationToken.None);
            await socket.SendAsync(buffer.AsMemory(0, got.Count), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        });
        using var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{served.Port}/"), CancellationToken.None);

        await client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var buffer = new byte[100];
        var got = await client.ReceiveAsync(buffer, CancellationToken.None);

        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, got.Count));
        Assert.Equal(WebSocketMessageType.Close, (await client.ReceiveAsync(buffer, CancellationToken.None)).MessageType);
    }

    [Fact]
    public async Task Encrypted_connections_are_served()
    {
        using var certificate = SelfSigned();
        await using var served = await ServedApplication.StartEncryptedAsync(http => http.Response.WriteAsync(http.Request.Scheme), certificate);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, served.Port);
        var encrypted = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false, (_, shown, _, _) => shown is not null);
        await encrypted.AuthenticateAsClientAsync("localhost");
        using var client = new RawClient(socket, encrypted);

        var first = await (await client.SendAsync(Get)).ReadAnswerAsync();
        var second = await (await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).ReadAnswerAsync();

        Assert.Equal(("https", "https"), (first!.Body, second!.Body));
        Assert.True(await client.IsClosedAsync(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Unix_sockets_are_served_and_removed()
    {
        var file = Path.Combine(Path.GetTempPath(), $"parley-{Environment.ProcessId}.sock");
        await using (var served = await ServedApplication.StartAsync(http => http.Response.WriteAsync("here"), url: $"http://unix:{file}"))
        {
            using var client = await RawClient.ConnectAsync(new UnixDomainSocketEndPoint(file));
            Assert.Equal("here", (await (await client.SendAsync(Get)).ReadAnswerAsync())!.Body);
        }

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Localhost_is_both_of_its_addresses()
    {
        var port = await FreePortAsync();
        await using var served = await ServedApplication.StartAsync(http => http.Response.WriteAsync($"{http.Connection.RemoteIpAddress}"), url: $"http://localhost:{port}");

        foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback }.Take(Socket.OSSupportsIPv6 ? 2 : 1))
        {
            using var client = await RawClient.ConnectAsync(new IPEndPoint(address, port));
            Assert.Equal($"{address}", (await (await client.SendAsync(Get)).ReadAnswerAsync())!.Body);
        }
    }

    [Fact]
    public async Task Address_in_use_is_told()
    {
        await using var first = await ServedApplication.StartAsync(Echo.AnswerAsync);

        var failure = await Assert.ThrowsAsync<IOException>(() => ServedApplication.StartAsync(Echo.AnswerAsync, url: $"http://127.0.0.1:{first.Port}"));

        Assert.Equal(SocketError.AddressAlreadyInUse, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
    }

    static async Task<int> FreePortAsync()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync);
        return served.Port;
    }

    static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
