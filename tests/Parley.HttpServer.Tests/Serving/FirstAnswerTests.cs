using Xunit;

namespace Parley.HttpServer.Tests.Serving;

public sealed class FirstAnswerTests
{
    [Fact]
    public async Task Request_is_answered_and_the_connection_stays()
    {
        await using var served = await ServedApplication.StartAsync(Echo.AnswerAsync);
        using var client = await served.ConnectAsync();

        await client.SendAsync("GET /hello?a=b HTTP/1.1\r\nHost: example.org\r\n\r\n");
        var first = await client.ReadAnswerAsync();
        await client.SendAsync("POST /again HTTP/1.1\r\nHost: example.org\r\nContent-Length: 5\r\n\r\nwords");
        var second = await client.ReadAnswerAsync();

        Assert.Equal((200, "GET /hello?a=b example.org "), (first!.Status, first.Body));
        Assert.Equal((200, "POST /again example.org words"), (second!.Status, second.Body));
        Assert.NotNull(first.Header("Date"));
        Assert.False(await client.IsClosedAsync());
    }

    [Fact]
    public async Task Answer_of_known_length_leaves_with_its_head_in_one_piece()
    {
        await using var served = await ServedApplication.StartAsync(http =>
        {
            http.Response.ContentLength = 5;
            return http.Response.Body.WriteAsync("hello"u8.ToArray()).AsTask();
        });
        using var client = await served.ConnectAsync();

        var answer = await (await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).ReadAnswerAsync();

        Assert.Equal("hello", answer!.Body);
        Assert.StartsWith("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDate: ", answer.Head, StringComparison.Ordinal);
    }
}
