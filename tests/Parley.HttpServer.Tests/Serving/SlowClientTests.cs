using System.Diagnostics;
using System.Net.Sockets;
using Xunit;

namespace Parley.HttpServer.Tests.Serving;

/// <summary>Clients that come in crowds and finish nothing.</summary>
public sealed class SlowClientTests
{
    const int Slow = 2000;
    static readonly string[] Beginnings = ["", "G", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nslowly"];

    [Fact]
    public async Task Others_are_answered_while_two_thousand_slow_clients_hang_on_the_server()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync);
        var slow = new List<RawClient>();
        try
        {
            for (var i = 0; i < Slow; i++)
                slow.Add(await (await served.ConnectAsync()).SendAsync(Beginnings[i % Beginnings.Length]));
            var threads = ThreadPool.ThreadCount;

            var waits = new List<TimeSpan>();
            for (var i = 0; i < 20; i++)
                waits.Add(await AskAsync(served));

            Assert.InRange(waits.Order().ElementAt(waits.Count / 2), TimeSpan.Zero, TimeSpan.FromSeconds(1));
            Assert.InRange(ThreadPool.ThreadCount, 0, threads + 50);
        }
        catch (SocketException few) when (few.SocketErrorCode == SocketError.TooManyOpenSockets)
        {
            Assert.Skip("This system allows a process too few open files.");
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    static async Task<TimeSpan> AskAsync(ServedApplication served)
    {
        var since = Stopwatch.GetTimestamp();
        using var client = await served.ConnectAsync();
        var answer = await (await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).ReadAnswerAsync();
        Assert.Equal(200, answer!.Status);
        return Stopwatch.GetElapsedTime(since);
    }
}
