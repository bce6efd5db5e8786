using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Parley.HttpServer.Tests.Serving;

/// <summary>What a request on a kept connection costs in new objects: none. All of the process is counted, so nothing else may run.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    const int Times = 2000;

    // The clock of the server makes some from time to time, and so does code until the compiler has seen it run for a while: the best of
    // many rounds tells what the requests make.
    const int LongestMilliseconds = 30_000;
    const int OfClocks = 2;

    // In a body in chunks, what System.IO.Pipelines makes anew for each: where a piece of memory begins.
    const int Segment = 64;

    [Theory]
    [InlineData("GET /t/7/ladders?page=2 HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nCookie: session=1234\r\n\r\n", 1, 0)]
    [InlineData("GET /t/7/ladders?page=2 HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nCookie: session=1234\r\n\r\n", 16, 0)]
    [InlineData("POST /t/7/replies HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nwords", 1, 0)]
    [InlineData("POST /t/7/replies HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n", 1, Segment)]
    public async Task Request_on_a_kept_connection_makes_no_new_objects(string request, int together, int most)
    {
        using var server = new HttpServer(Options.Create(new HttpServerOptions()), NullLoggerFactory.Instance);
        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses;
        addresses.Add("http://127.0.0.1:0");
        await server.StartAsync(new Answering(), CancellationToken.None);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.Connect(IPAddress.Loopback, new Uri(addresses.Single()).Port);
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(request, together)));

        var perRequest = double.MaxValue;
        for (var end = Environment.TickCount64 + LongestMilliseconds; perRequest > most + OfClocks && Environment.TickCount64 < end;)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Ask(client, bytes, together, Times);
            perRequest = Math.Min(perRequest, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)(Times * together));
        }

        await server.StopAsync(CancellationToken.None);
        Assert.InRange(perRequest, 0, most + OfClocks);
    }

    // Without await: a client that waits makes objects, too.
    static void Ask(Socket client, byte[] bytes, int together, int times)
    {
        Span<byte> answer = stackalloc byte[16 * 1024];
        for (var time = 0; time < times; time++)
        {
            client.Send(bytes);
            for (var answers = 0; answers < together;)
                answers += answer[..client.Receive(answer)].Count("HTTP/1.1 200 OK"u8);
        }
    }

    /// <summary>An application that makes nothing itself: it reads the body and answers with a few bytes.</summary>
    sealed class Answering : IHttpApplication<IFeatureCollection>
    {
        static readonly byte[] Answer = "Hello, World!"u8.ToArray();

        public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

        public Task ProcessRequestAsync(IFeatureCollection context)
        {
            var body = context.Get<IRequestBodyPipeFeature>()!.Reader;
            while (body.TryRead(out var read))
            {
                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }

            context.Get<IHttpResponseFeature>()!.Headers.ContentLength = Answer.Length;
            var sending = context.Get<IHttpResponseBodyFeature>()!.Stream.WriteAsync(Answer);
            return sending.IsCompletedSuccessfully ? Task.CompletedTask : sending.AsTask();
        }

        public void DisposeContext(IFeatureCollection context, Exception? exception)
        {
        }
    }
}

/// <summary>For what is disturbed by other tests.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
