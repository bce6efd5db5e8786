using System.Net;
using System.Text.Json;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Notifications;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class NewsTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Guest_learns_how_many_replies_came_and_where_the_first_of_them_stands()
    {
        var (author, topic) = await TopicAsync();
        await App.ReplyAsync(author, topic);
        await App.ReplyAsync(author, topic);

        var page = await App.NewVisitor().GetAsync($"/news?topic={topic.Id}&after=1");

        var news = JsonDocument.Parse(page.Body).RootElement;
        Assert.Equal(2, news.GetProperty("replies").GetInt32());
        Assert.Equal(JsonValueKind.Null, news.GetProperty("bell").ValueKind);
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}#p2", news.GetProperty("saying").GetProperty("address").GetString());
        Assert.Equal("2 new replies, show", news.GetProperty("saying").GetProperty("show").GetString());
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.InRange(page.Statements, 1, 2);
    }

    [Fact]
    public async Task Own_ignored_and_hidden_replies_and_events_are_no_news()
    {
        var (reader, topic) = await TopicAsync();
        var (writer, ignored) = (await App.MemberAsync("writer"), await App.MemberAsync("ignored"));
        var visitor = await App.SignedInAsync(reader);
        await App.WithAsync<IgnoreMember, bool>(async ignore => (await ignore.SetAsync(Viewer.Of(reader), ignored.Name, ignores: true, CancellationToken.None)).IsDone);
        await App.ReplyAsync(reader, topic, "My own, from another tab");
        await App.ReplyAsync(ignored, topic, "By somebody ignored");
        await App.ReplyAsync(writer, topic, "To be hidden");
        await App.ReplyAsync(writer, topic, "News");
        var hidden = await App.PostAsync(topic, 4);
        await App.WithAsync<HidePost, bool>(async hide => (await hide.HideAsync(Viewer.Of(writer), hidden.Id, "", CancellationToken.None)).IsDone);

        var page = await visitor.GetAsync($"/news?topic={topic.Id}&after=1");

        var news = JsonDocument.Parse(page.Body).RootElement;
        Assert.Equal(1, news.GetProperty("replies").GetInt32());
        Assert.EndsWith("#p5", news.GetProperty("saying").GetProperty("address").GetString(), StringComparison.Ordinal);
        Assert.Equal("1 new reply meanwhile, show", news.GetProperty("saying").GetProperty("meanwhile").GetString());
        Assert.InRange(page.Statements, 1, 3);
    }

    [Fact]
    public async Task Nothing_new_is_said_in_as_many_words()
    {
        var (_, topic) = await TopicAsync();

        var page = await App.NewVisitor().GetAsync($"/news?topic={topic.Id}&after=1");

        Assert.Equal("""{"replies":0,"bell":null,"saying":null}""", page.Body);
        Assert.Equal(1, page.Statements);
    }

    [Fact]
    public async Task Member_learns_what_the_bell_shows_on_any_page()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(author);
        Assert.Equal("""{"replies":0,"bell":"","saying":null}""", (await visitor.GetAsync("/news")).Body);

        await App.ReplyAsync(await App.MemberAsync(), topic, $"@{author.Name}, look");
        await App.RunJobsAsync();
        var page = await visitor.GetAsync("/news");

        Assert.Equal("""{"replies":0,"bell":"1","saying":null}""", page.Body);
        Assert.Equal(1, page.Statements);
    }

    [Fact]
    public async Task Of_a_topic_that_the_viewer_may_not_see_there_is_no_news()
    {
        var author = await App.MemberAsync();
        var topic = await App.TopicAsync(author, await App.CategoryAsync((await App.GroupAsync(author)).Id));
        await App.ReplyAsync(author, topic);

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/news?topic={topic.Id}&after=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(await App.MemberAsync())).GetAsync($"/news?topic={topic.Id}&after=1")).Status);
    }

    [Fact]
    public async Task Chinese_reader_is_told_in_Chinese()
    {
        var (author, topic) = await TopicAsync();
        await App.ReplyAsync(author, topic);
        var visitor = App.NewVisitor();
        visitor.Headers["Accept-Language"] = "zh-CN";

        var news = JsonDocument.Parse((await visitor.GetAsync($"/news?topic={topic.Id}&after=1")).Body).RootElement;

        Assert.Equal("1 条新回复，点此显示", news.GetProperty("saying").GetProperty("show").GetString());
    }

    [Fact]
    public async Task Page_says_up_to_which_number_it_knows_the_topic()
    {
        var (author, topic) = await TopicAsync();
        for (var number = 2; number <= 22; number++)
            await App.ReplyAsync(author, topic);
        var visitor = App.NewVisitor();

        var (first, last) = (await visitor.VisitAsync($"/t/{topic.Id}"), await visitor.VisitAsync($"/t/{topic.Id}/{topic.Slug}?page=2"));

        Assert.True(first.Has($".news[data-news='{topic.Id}'][data-after='22'][data-last-page='false']:empty"));
        Assert.True(last.Has($".news[data-news='{topic.Id}'][data-after='22'][data-last-page='true']:empty"));
    }

    [Fact]
    public async Task Posts_that_a_script_puts_in_place_are_no_second_view()
    {
        var (_, topic) = await TopicAsync();
        var visitor = App.NewVisitor();
        await visitor.VisitAsync($"/t/{topic.Id}");
        visitor.Headers["HX-Request"] = "true";

        await visitor.VisitAsync($"/t/{topic.Id}/{topic.Slug}");

        await App.WithAsync<Web.Features.Topics.CountViews, bool>(async views =>
        {
            await views.FlushAsync(CancellationToken.None);
            return true;
        });
        Assert.Equal(1, (await App.TopicNowAsync(topic)).ViewCount);
    }

    async Task<(Member Author, Topic Topic)> TopicAsync()
    {
        var author = await App.MemberAsync();
        return (author, await App.TopicAsync(author, await App.CategoryAsync()));
    }
}
