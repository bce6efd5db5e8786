using System.Net;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Parley.HttpServer.Tests.Watching;

public sealed class ConnectionObserverTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task A_server_that_has_stopped_has_told_of_every_close(int count)
    {
        var observer = new SlowObserver();
        await using var served = await ServedApplication.StartAsync(http => http.Response.WriteAsync("hello"), configure: options => options.Observer = observer);
        var clients = new List<RawClient>();
        for (var i = 0; i < count; i++)
            clients.Add(await served.ConnectAsync());
        foreach (var client in clients.Take((count + 1) / 2))
            Assert.Equal("hello", (await (await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).ReadAnswerAsync())!.Body);

        clients.ForEach(client => client.Dispose());
        await served.StopAsync(TestContext.Current.CancellationToken);

        Assert.InRange(observer.Opened, (count + 1) / 2, count);
        Assert.Equal(observer.Opened, observer.Closed);
        await Task.Delay(SlowObserver.Slowness * 2, TestContext.Current.CancellationToken);
        Assert.Equal(observer.Opened, observer.Closed);
    }

    [Fact]
    public async Task That_holds_for_connections_that_were_cut()
    {
        var observer = new SlowObserver();
        await using var served = await ServedApplication.StartAsync(
            http => Task.Delay(Timeout.Infinite, http.RequestAborted), configure: options => options.Observer = observer);
        using var client = await served.ConnectAsync();
        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        await observer.FirstOpened;

        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await served.StopAsync(limit.Token);

        Assert.Equal(1, observer.Closed);
    }

    /// <summary>So slow that who does not wait for it is found out.</summary>
    sealed class SlowObserver : IConnectionObserver
    {
        public static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(100);

        readonly TaskCompletionSource _firstOpened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _opened;
        int _closed;

        public int Opened => Volatile.Read(ref _opened);

        public int Closed => Volatile.Read(ref _closed);

        public Task FirstOpened => _firstOpened.Task;

        void IConnectionObserver.Opened(string connectionId, EndPoint? client)
        {
            Interlocked.Increment(ref _opened);
            _firstOpened.TrySetResult();
        }

        void IConnectionObserver.Closed(string connectionId)
        {
            Thread.Sleep(Slowness);
            Interlocked.Increment(ref _closed);
        }
    }
}
