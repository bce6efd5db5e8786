using System.Diagnostics;
using System.Net;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Platform.Live;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class LiveTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task New_reply_is_told_within_a_moment_by_numbers_only()
    {
        var (author, topic) = await TopicAsync();
        using var page = await App.ListenAsync($"/live?topic={topic.Id}&after=1");
        Assert.Equal("retry: 5000", await page.LineAsync());

        var since = Stopwatch.GetTimestamp();
        await App.ReplyAsync(author, topic, "Words for those who may read them");

        Assert.Equal($$"""{"is":"topic","topic":{{topic.Id}},"number":2}""", await page.NextAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Stream_is_neither_kept_nor_held_back_nor_compressed_on_its_way()
    {
        var (_, topic) = await TopicAsync();

        using var page = await App.ListenAsync($"/live?topic={topic.Id}");

        Assert.Equal("text/event-stream", page.Header("Content-Type"));
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Equal("no", page.Header("X-Accel-Buffering"));
        Assert.Null(page.Header("Content-Encoding"));
        Assert.Null(page.Header("Set-Cookie"));
    }

    [Fact]
    public async Task Opening_a_stream_takes_one_statement_and_one_more_for_a_member()
    {
        var (author, topic) = await TopicAsync();

        using var guest = await App.ListenAsync($"/live?topic={topic.Id}");
        using var member = await App.ListenAsync($"/live?topic={topic.Id}", await App.SignedInAsync(author));

        Assert.Contains("\"1 statements", guest.Cost, StringComparison.Ordinal);
        Assert.Contains("\"2 statements", member.Cost, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topic_that_the_viewer_may_not_see_is_not_there()
    {
        var author = await App.MemberAsync();
        var topic = await App.TopicAsync(author, await App.CategoryAsync((await App.GroupAsync(author)).Id));

        using var guest = await App.ListenAsync($"/live?topic={topic.Id}");
        using var stranger = await App.ListenAsync($"/live?topic={topic.Id}", await App.SignedInAsync(await App.MemberAsync()));
        using var insider = await App.ListenAsync($"/live?topic={topic.Id}", await App.SignedInAsync(author));

        Assert.Equal(HttpStatusCode.NotFound, guest.Status);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(HttpStatusCode.OK, insider.Status);
    }

    [Fact]
    public async Task Guest_without_a_topic_has_nothing_to_listen_to()
    {
        using var page = await App.ListenAsync("/live");

        Assert.Equal(HttpStatusCode.NoContent, page.Status);
    }

    [Fact]
    public async Task Whoever_does_not_ask_for_a_stream_gets_none()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(author);
        var head = new HttpRequestMessage(HttpMethod.Head, "/live");
        head.Headers.Add("Accept", "text/event-stream");

        Assert.Equal(HttpStatusCode.NotAcceptable, (await visitor.GetAsync($"/live?topic={topic.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await visitor.SendAsync(head)).Status);
    }

    [Fact]
    public async Task What_came_since_the_page_was_made_is_told_when_it_begins_to_listen()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(author);
        await App.ReplyAsync(await App.MemberAsync(), topic, $"@{author.Name}, look");
        await App.RunJobsAsync();

        using var behind = await App.ListenAsync($"/live?topic={topic.Id}&after=1&bell=", visitor);
        Assert.Equal($$"""{"is":"bell","member":{{author.Id}}}""", await behind.NextAsync());
        Assert.Equal($$"""{"is":"topic","topic":{{topic.Id}},"number":2}""", await behind.NextAsync());
        using var upToDate = await App.ListenAsync($"/live?topic={topic.Id}&after=2&bell=1", visitor);
        await App.ReplyAsync(author, topic, "I do");

        Assert.Equal($$"""{"is":"topic","topic":{{topic.Id}},"number":3}""", await upToDate.NextAsync());
    }

    [Fact]
    public async Task Hidden_and_restored_post_is_told()
    {
        var (author, topic) = await TopicAsync();
        await App.ReplyAsync(author, topic);
        var post = await App.PostAsync(topic, 2);
        using var page = await App.ListenAsync($"/live?topic={topic.Id}&after=2");

        await App.WithAsync<HidePost, bool>(async hide => (await hide.HideAsync(Viewer.Of(author), post.Id, "", CancellationToken.None)).IsDone);
        Assert.Contains("\"number\":2", await page.NextAsync(), StringComparison.Ordinal);
        await App.WithAsync<HidePost, bool>(async hide => (await hide.RestoreAsync(Viewer.Of(author), post.Id, CancellationToken.None)).IsDone);

        Assert.Contains("\"number\":2", await page.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bell_moves_when_the_member_is_told_something_and_when_it_is_read()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(author);
        using var page = await App.ListenAsync("/live", visitor);

        await App.ReplyAsync(await App.MemberAsync(), topic, $"@{author.Name}, look");
        await App.RunJobsAsync();
        Assert.Equal($$"""{"is":"bell","member":{{author.Id}}}""", await page.NextAsync());
        await visitor.VisitAsync($"/t/{topic.Id}");

        Assert.Equal($$"""{"is":"bell","member":{{author.Id}}}""", await page.NextAsync());
    }

    [Fact]
    public async Task Write_that_is_taken_back_is_not_told()
    {
        var (author, topic) = await TopicAsync();
        using var page = await App.ListenAsync($"/live?topic={topic.Id}&after=1");

        await Assert.ThrowsAsync<InvalidOperationException>(() => App.WithDbAsync(db => db.WriteAsync<bool>(
            () =>
            {
                db.Tell(new TopicMoved(topic.Id.Value, 99));
                throw new InvalidOperationException("On second thoughts");
            },
            CancellationToken.None)));
        await App.ReplyAsync(author, topic);

        Assert.Contains("\"number\":2", await page.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_outside_a_write() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => App.WithDbAsync(db =>
        {
            db.Tell(new TopicMoved(1, 1));
            return Task.FromResult(true);
        }));

    [Fact]
    public async Task Who_logs_out_listens_no_longer_and_others_go_on()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(author);
        using var page = await App.ListenAsync($"/live?topic={topic.Id}&after=1", visitor);
        using var guest = await App.ListenAsync($"/live?topic={topic.Id}&after=1");

        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");

        Assert.Null(await page.NextAsync());
        await App.ReplyAsync(author, topic);
        Assert.NotNull(await guest.NextAsync());
    }

    [Fact]
    public async Task Changed_password_ends_the_streams_of_all_sessions()
    {
        var member = await App.MemberAsync();
        var (here, elsewhere) = (await App.SignedInAsync(member), await App.SignedInAsync(member));
        using var page = await App.ListenAsync("/live", elsewhere);

        var form = await here.GetAsync("/settings/account");
        await here.SubmitAsync(
            form, "form[action$='/password']", ("oldPassword", Cast.Password), ("newPassword", "quite another sentence"));

        Assert.Null(await page.NextAsync());
    }

    [Fact]
    public void Slow_reader_loses_some_and_is_told_so()
    {
        using var reader = new InProcessLiveEvents().Subscribe(new TopicId(7), member: null);
        for (var number = 0; number < LiveReader.MostWaiting + 5; number++)
            reader.Hand(new TopicMoved(7, number));
        reader.Hand(new TopicMoved(8, 1));

        var taken = reader.TakeAll().ToList();

        Assert.Equal(LiveReader.MostWaiting + 1, taken.Count);
        Assert.IsType<EventsMissed>(taken[^1]);
        Assert.Empty(reader.TakeAll());
    }

    async Task<(Member Author, Topic Topic)> TopicAsync()
    {
        var author = await App.MemberAsync();
        return (author, await App.TopicAsync(author, await App.CategoryAsync()));
    }
}
