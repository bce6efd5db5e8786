using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace Parley.HttpServer.Tests.Serving;

/// <summary>How much of the server a client gets.</summary>
public sealed class LimitTests
{
    const string Post = "POST / HTTP/1.1\r\nHost: a\r\n";

    [Fact]
    public async Task Client_that_says_nothing_is_closed_without_an_answer()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync, configure: options => options.Limits.FirstByte = TimeSpan.FromSeconds(1));
        using var client = await served.ConnectAsync();

        Assert.Equal("", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Client_that_sends_its_head_too_slowly_is_told_so()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync, configure: options => options.Limits.Head = TimeSpan.FromSeconds(1));
        using var client = await served.ConnectAsync();

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n");
        var answer = await client.ReadAnswerAsync();

        Assert.Equal((408, "close"), (answer!.Status, answer.Header("Connection")));
    }

    [Fact]
    public async Task Client_that_drips_its_body_is_told_so()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync, configure: options => options.Limits.RateGrace = TimeSpan.FromSeconds(1));
        using var client = await served.ConnectAsync();

        await client.SendAsync(Post + "Content-Length: 5\r\n\r\nwor");
        var answer = await client.ReadAnswerAsync();

        Assert.Equal(408, answer!.Status);
        Assert.True(await client.IsClosedAsync(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Idle_connection_is_closed_after_its_time()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync, configure: options => options.Limits.Idle = TimeSpan.FromSeconds(1));
        using var client = await served.ConnectAsync();

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.Equal(200, (await client.ReadAnswerAsync())!.Status);
        Assert.True(await client.IsClosedAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Client_that_takes_nothing_is_cut_off_and_the_application_hears_of_it()
    {
        var heard = new TaskCompletionSource<TimeSpan>();
        await using var served = await ServedApplication.StartAsync(
            async http =>
            {
                var since = Stopwatch.GetTimestamp();
                http.RequestAborted.Register(() => heard.TrySetResult(Stopwatch.GetElapsedTime(since)));
                while (!http.RequestAborted.IsCancellationRequested)
                    await http.Response.Body.WriteAsync(new byte[64 * 1024]);
            },
            configure: options => (options.Limits.RateGrace, options.Limits.AnswerRate) = (TimeSpan.FromSeconds(1), 1_000_000));
        using var client = await served.ConnectAsync();

        await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        Assert.InRange(await heard.Task.WaitAsync(TimeSpan.FromSeconds(10)), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_at_once_and_others_stay()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync, configure: options => options.Limits.Connections = 2);
        using var first = await served.ConnectAsync();
        using var second = await served.ConnectAsync();
        await first.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        await second.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        Assert.Equal((200, 200), ((await first.ReadAnswerAsync())!.Status, (await second.ReadAnswerAsync())!.Status));

        using var third = await served.ConnectAsync();
        Assert.True(await third.IsClosedAsync(TimeSpan.FromSeconds(5)));

        first.Dispose();
        await Task.Delay(100);
        using var fourth = await served.ConnectAsync();
        Assert.Equal(200, (await (await fourth.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).ReadAnswerAsync())!.Status);
    }

    [Fact]
    public async Task Application_may_allow_a_larger_body_for_a_request()
    {
        await using var served = await ServedApplication.StartAsync(
            http =>
            {
                if (http.Request.Path == "/large")
                    http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = 10;
                return Echo.AnswerAsync(http);
            },
            configure: options => options.Limits.Body = 4);
        using var client = await served.ConnectAsync();

        await client.SendAsync("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nwords");
        Assert.Equal(200, (await client.ReadAnswerAsync())!.Status);
        await client.SendAsync(Post + "Transfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n2\r\nds\r\n0\r\n\r\n");
        Assert.Equal(413, (await client.ReadAnswerAsync())!.Status);
        Assert.True(await client.IsClosedAsync(TimeSpan.FromSeconds(3)));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1_000_000, true)]
    public async Task Body_that_nobody_read_is_skipped_when_it_is_small(int length, bool closes)
    {
        await using var served = await ServedApplication.StartAsync(http => http.Response.WriteAsync("no, thanks"));
        using var client = await served.ConnectAsync();

        await client.SendAsync($"{Post}Content-Length: {length}\r\n\r\n{new string('x', length)}");

        Assert.Equal("no, thanks", (await client.ReadAnswerAsync())!.Body);
        Assert.Equal(closes, await client.IsClosedAsync(TimeSpan.FromSeconds(1)));
    }
}
