using System.Diagnostics;
using System.Net;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class LiveLimitTests
{
    public LiveLimitTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Silent_stream_has_a_heartbeat()
    {
        await using var app = await ForumApp.StartAsync(options => options.Live.HeartbeatSeconds = 1);
        var topic = await app.TopicAsync(await app.MemberAsync(), await app.CategoryAsync());

        using var page = await app.ListenAsync($"/live?topic={topic.Id}&after=1");

        string?[] lines = [await page.LineAsync(), await page.LineAsync(), await page.LineAsync(), await page.LineAsync(), await page.LineAsync()];
        Assert.Equal(["retry: 5000", "", ":", "", ":"], lines);
    }

    [Fact]
    public async Task Member_has_so_many_streams_and_not_one_more_until_one_is_closed()
    {
        await using var app = await ForumApp.StartAsync(options => options.Live.StreamsPerMember = 2);
        var visitor = await app.SignedInAsync(await app.MemberAsync());
        using var first = await app.ListenAsync("/live", visitor);
        var second = await app.ListenAsync("/live", visitor);

        using (var third = await app.ListenAsync("/live", visitor))
            Assert.Equal(HttpStatusCode.NoContent, third.Status);
        using (var other = await app.ListenAsync("/live", await app.SignedInAsync(await app.MemberAsync())))
            Assert.Equal(HttpStatusCode.OK, other.Status);
        second.Dispose();

        using var again = await OpenAtLastAsync(app, visitor);
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task Forum_may_have_no_streams_at_all_and_then_pages_ask()
    {
        await using var app = await ForumApp.StartAsync(options => options.Live.Streams = 0);
        var member = await app.MemberAsync();
        var topic = await app.TopicAsync(member, await app.CategoryAsync());
        await app.ReplyAsync(member, topic);

        using var page = await app.ListenAsync($"/live?topic={topic.Id}&after=1");

        Assert.Equal(HttpStatusCode.NoContent, page.Status);
        Assert.Contains("\"replies\":1", (await app.NewVisitor().GetAsync($"/news?topic={topic.Id}&after=1")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_that_is_stopped_does_not_wait_for_open_streams()
    {
        await using var app = await ForumApp.StartOnSocketAsync();
        var topic = await app.TopicAsync(await app.MemberAsync(), await app.CategoryAsync());
        using var page = await app.ListenAsync($"/live?topic={topic.Id}&after=1");
        Assert.Equal("retry: 5000", await page.LineAsync());

        var since = Stopwatch.GetTimestamp();
        await app.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Null(await page.NextAsync());
    }

    // The server hears a moment later that a page is gone.
    static async Task<EventListener> OpenAtLastAsync(ForumApp app, Visitor visitor)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await app.ListenAsync("/live", visitor);
            if (page.Status == HttpStatusCode.OK || tries == 50)
                return page;
            page.Dispose();
            await Task.Delay(100);
        }
    }
}
