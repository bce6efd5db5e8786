using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace Parley.HttpServer.Tests.Serving;

/// <summary>What becomes of an answer on its way; the same on both servers.</summary>
public sealed class AnswerTests
{
    const string Get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    public static TheoryData<ServerKind> Servers => [ServerKind.Own, ServerKind.Kestrel];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Answer_of_unknown_length_comes_in_chunks(ServerKind kind)
    {
        var answer = await AskAsync(kind, async http =>
        {
            await http.Response.Body.WriteAsync("one "u8.ToArray());
            await http.Response.Body.WriteAsync("two"u8.ToArray());
        });

        Assert.Equal(("chunked", null, "one two"), (answer.Header("Transfer-Encoding"), answer.Header("Content-Length"), answer.Body));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Answer_without_a_body_says_so(ServerKind kind)
    {
        var answer = await AskAsync(kind, _ => Task.CompletedTask);

        Assert.Equal(("0", null), (answer.Header("Content-Length"), answer.Header("Transfer-Encoding")));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Status_that_has_no_body_has_no_length(ServerKind kind)
    {
        foreach (var status in new[] { 204, 304 })
        {
            var answer = await AskAsync(kind, http =>
            {
                http.Response.StatusCode = status;
                return Task.CompletedTask;
            });

            Assert.Equal((status, null, null), (answer.Status, answer.Header("Content-Length"), answer.Header("Transfer-Encoding")));
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Failure_before_the_answer_is_a_plain_500(ServerKind kind)
    {
        var answer = await AskAsync(kind, http =>
        {
            http.Response.Headers["X-Secret"] = "kept";
            throw new InvalidOperationException("on purpose");
        });

        Assert.Equal((500, "0", null), (answer.Status, answer.Header("Content-Length"), answer.Header("X-Secret")));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Failure_within_the_answer_cuts_it(ServerKind kind)
    {
        await using var served = await ServedApplication.StartAsync(
            async http =>
            {
                await http.Response.Body.WriteAsync("half"u8.ToArray());
                throw new InvalidOperationException("on purpose");
            },
            kind);
        using var client = await served.ConnectAsync();

        await client.SendAsync(Get);

        Assert.DoesNotContain("\r\n0\r\n", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Answer_shorter_than_promised_is_cut(ServerKind kind)
    {
        await using var served = await ServedApplication.StartAsync(
            http =>
            {
                http.Response.ContentLength = 10;
                return http.Response.Body.WriteAsync("half"u8.ToArray()).AsTask();
            },
            kind);
        using var client = await served.ConnectAsync();

        await client.SendAsync(Get);

        await Assert.ThrowsAsync<EndOfStreamException>(() => client.ReadAnswerAsync());
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Line_end_in_a_field_is_refused(ServerKind kind)
    {
        var answer = await AskAsync(kind, http =>
        {
            http.Response.Headers["X-From-Visitor"] = "a\r\nSet-Cookie: stolen=1";
            return Task.CompletedTask;
        });

        Assert.Equal((500, null), (answer.Status, answer.Header("Set-Cookie")));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Callbacks_come_in_reverse_order_and_may_still_change_the_head(ServerKind kind)
    {
        var completed = new TaskCompletionSource();
        var answer = await AskAsync(kind, http =>
        {
            http.Response.OnStarting(() => Append(http, "second"));
            http.Response.OnStarting(() => Append(http, "first"));
            http.Response.OnCompleted(() =>
            {
                completed.SetResult();
                return Task.CompletedTask;
            });
            return http.Response.WriteAsync("body");
        });

        Assert.Equal("first, second", answer.Header("X-Order"));
        await completed.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_was_never_flushed_has_a_length()
    {
        var answer = await AskAsync(ServerKind.Own, http =>
        {
            "hello"u8.CopyTo(http.Response.BodyWriter.GetSpan(5));
            http.Response.BodyWriter.Advance(5);
            return Task.CompletedTask;
        });

        Assert.Equal(("5", "hello"), (answer.Header("Content-Length"), answer.Body));
    }

    [Fact]
    public async Task Trailer_is_sent_to_who_takes_trailers()
    {
        await using var served = await ServedApplication.StartAsync(async http =>
        {
            await http.Response.WriteAsync("body");
            if (http.Features.Get<IHttpResponseTrailersFeature>()!.Trailers is { IsReadOnly: false } trailer)
                trailer["Sum"] = "7";
        });
        using var client = await served.ConnectAsync();

        var with = await (await client.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nTE: trailers\r\n\r\n")).ReadAnswerAsync();
        var without = await (await client.SendAsync(Get)).ReadAnswerAsync();

        Assert.Equal(("Sum: 7\r\n", ""), (with!.Trailer, without!.Trailer));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Large_answers_arrive_whole(ServerKind kind)
    {
        var bytes = new byte[3_000_000];
        new Random(7).NextBytes(bytes);
        await using var served = await ServedApplication.StartAsync(
            async http =>
            {
                await http.Response.BodyWriter.WriteAsync(bytes.AsMemory(0, 100_000));
                await http.Response.Body.WriteAsync(bytes.AsMemory(100_000, 7));
                await http.Response.Body.WriteAsync(bytes.AsMemory(100_007));
            },
            kind);
        using var client = await served.ConnectAsync();

        var answer = await (await client.SendAsync(Get)).ReadAnswerAsync();

        Assert.Equal(System.Text.Encoding.Latin1.GetString(bytes), answer!.Body);
    }

    static Task Append(HttpContext http, string value)
    {
        http.Response.Headers.Append("X-Order", value);
        return Task.CompletedTask;
    }

    static async Task<RawAnswer> AskAsync(ServerKind kind, RequestDelegate application)
    {
        await using var served = await ServedApplication.StartAsync(application, kind);
        using var client = await served.ConnectAsync();
        return (await (await client.SendAsync(Get)).ReadAnswerAsync())!;
    }
}
