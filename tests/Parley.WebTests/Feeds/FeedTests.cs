using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Profiles;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

public sealed class FeedTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Forums_feed_has_the_newest_topics_and_under_the_forums_own_address()
    {
        await using var forum = await ForumApp.StartAsync(options => options.PublicUrl = "https://forum.example.org/");
        var (member, category) = (await forum.MemberAsync(), await forum.CategoryAsync());
        var older = await forum.TopicAsync(member, category, "Older topic");
        await forum.TopicAsync(member, category, "Newer topic", "Its *text*");
        await forum.ReplyAsync(member, older);
        var visitor = forum.NewVisitor();
        visitor.Headers["Host"] = "evil.example.com";

        var feed = await FeedReader.ReadAsync(forum, "/feed.atom", visitor);

        Assert.Equal(("Parley", "https://forum.example.org/feed.atom"), (feed.Title, FeedReader.Text(feed.Feed, "id")));
        Assert.Equal("https://forum.example.org/feed.atom", FeedReader.LinkOf(feed.Feed, "self"));
        Assert.Equal("https://forum.example.org/", FeedReader.LinkOf(feed.Feed, "alternate"));
        Assert.Equal(["Newer topic", "Older topic"], feed.Titles);
        Assert.DoesNotContain("evil.example.com", feed.Page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", feed.Page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_says_who_wrote_what_where_and_when()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category, "A topic of 30 °", "Its *text*");
        var post = await PostAsync(topic, 1);

        var entry = Assert.Single((await FeedReader.ReadAsync(App, $"/c/{category.Slug}/feed.atom")).Entries);

        Assert.Equal($"http://localhost:8000/p/{post.Id}", FeedReader.Text(entry, "id"));
        Assert.Equal($"http://localhost:8000/t/{topic.Id}/{topic.Slug}", FeedReader.LinkOf(entry, "alternate"));
        Assert.Equal(post.CreatedAt.ToUnixTimeSeconds(), DateTimeOffset.Parse(FeedReader.Text(entry, "published"), null).ToUnixTimeSeconds());
        Assert.Equal(FeedReader.Text(entry, "published"), FeedReader.Text(entry, "updated"));
        Assert.Equal(member.Name, FeedReader.Text(FeedReader.Child(entry, "author"), "name"));
        Assert.Equal($"http://localhost:8000/u/{member.Name}", FeedReader.Text(FeedReader.Child(entry, "author"), "uri"));
        Assert.Equal((category.Slug, category.Name), (Attribute(entry, "category", "term"), Attribute(entry, "category", "label")));
        Assert.Equal("html", Attribute(entry, "content", "type"));
        Assert.Equal("<p>Its <em>text</em></p>", FeedReader.Text(entry, "content").Trim());
    }

    [Fact]
    public async Task Topics_feed_has_its_newest_posts_and_no_more_than_thirty()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category, "A long topic");
        for (var number = 2; number <= 33; number++)
            await App.ReplyAsync(member, topic, $"Reply {number}");

        var feed = await FeedReader.ReadAsync(App, $"/t/{topic.Id}/feed.atom");

        Assert.Equal(Enumerable.Range(4, 30).Reverse().Select(number => $"A long topic #{number}"), feed.Titles);
        Assert.Equal("A long topic · Parley", feed.Title);
        Assert.EndsWith($"/t/{topic.Id}/a-long-topic?page=2#p33", FeedReader.LinkOf(feed.Entries[0], "alternate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_feed_has_what_the_member_wrote_as_far_as_the_profile_shows_it()
    {
        var (member, other, category) = (await App.MemberAsync(), await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(other, category, "Somebody else's");
        await App.ReplyAsync(member, topic);
        await App.TopicAsync(member, category, "One's own");
        var address = $"/u/{member.Name}/feed.atom";

        Assert.Equal(["One's own", "Somebody else's #2"], (await FeedReader.ReadAsync(App, address)).Titles);

        await App.WithDbAsync(db => db.InsertAsync(new Profile { MemberId = member.Id, ActivityFor = Audience.Members }));
        var reader = await App.SignedInAsync(other);
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);
        Assert.False((await reader.GetAsync($"/u/{member.Name}")).Has(".site-footer a[href$='feed.atom']"));
    }

    [Fact]
    public async Task What_is_hidden_from_guests_is_in_no_feed_whoever_asks()
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var category = await App.CategoryAsync();
        var hiddenTopic = await App.TopicAsync(moderator, category, "Hidden topic");
        var topic = await App.TopicAsync(moderator, category, "Open topic");
        await App.ReplyAsync(moderator, topic, "Hidden reply");
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == hiddenTopic.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number == 2).Set(row => row.Hidden, HiddenCauses.ByAuthor).UpdateAsync());
        var staff = await App.SignedInAsync(moderator);

        Assert.Equal(["Open topic"], (await FeedReader.ReadAsync(App, $"/c/{category.Slug}/feed.atom", staff)).Titles);
        Assert.Equal(["Open topic"], (await FeedReader.ReadAsync(App, $"/t/{topic.Id}/feed.atom", staff)).Titles);
        Assert.Equal(["Open topic"], (await FeedReader.ReadAsync(App, $"/u/{moderator.Name}/feed.atom", staff)).Titles);
        Assert.DoesNotContain("Hidden topic", (await FeedReader.ReadAsync(App, "/feed.atom", staff)).Titles);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/t/{hiddenTopic.Id}/feed.atom")).Status);
        Assert.False((await staff.VisitAsync($"/t/{hiddenTopic.Id}")).Has("link[href$='/t/" + hiddenTopic.Id + "/feed.atom']"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    public async Task Category_that_is_not_for_guests_has_no_feed_and_is_in_none(long group)
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var category = await App.CategoryAsync(new GroupId(group));
        var topic = await App.TopicAsync(moderator, category, Cast.UniqueName("secret"));
        var staff = await App.SignedInAsync(moderator);

        foreach (var visitor in new[] { App.NewVisitor(), staff })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/c/{category.Slug}/feed.atom")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{topic.Id}/feed.atom")).Status);
            Assert.DoesNotContain(topic.Title, (await visitor.GetAsync("/feed.atom")).Body, StringComparison.Ordinal);
            Assert.DoesNotContain(topic.Title, (await visitor.GetAsync($"/u/{moderator.Name}/feed.atom")).Body, StringComparison.Ordinal);
        }

        Assert.False((await staff.GetAsync($"/c/{category.Slug}")).Has(".site-footer a[href$='feed.atom']"));
    }

    [Theory]
    [InlineData("/c/no-such-category/feed.atom")]
    [InlineData("/t/999999999/feed.atom")]
    [InlineData("/t/99999999999999999999999999/feed.atom")]
    [InlineData("/u/no-such-member/feed.atom")]
    public async Task Feed_of_nothing_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync(address)).Status);

    [Fact]
    public async Task Category_without_topics_has_a_valid_feed() =>
        Assert.Empty((await FeedReader.ReadAsync(App, $"/c/{(await App.CategoryAsync()).Slug}/feed.atom")).Entries);

    [Fact]
    public async Task Feed_takes_at_most_three_statements_however_long_it_is()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category);
        for (var number = 0; number < 12; number++)
            await App.ReplyAsync(member, topic);
        string[] addresses = [$"/c/{category.Slug}/feed.atom", $"/t/{topic.Id}/feed.atom", $"/u/{member.Name}/feed.atom"];
        var reader = await App.SignedInAsync(member);

        Assert.Equal(2, (await reader.GetAsync("/feed.atom")).Statements);
        foreach (var address in addresses)
            Assert.Equal(3, (await reader.GetAsync(address)).Statements);
    }

    [Fact]
    public async Task Addresses_in_texts_are_complete()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category, "Links", $"""
            @{member.Name} [here](/t/1) [there](https://example.org/a?b&c) [mail](mailto:a@example.org) [part](#x) [beside](other) ![](/a.png)

            `<a href="/no/link">` and href="/none" <kbd title=' href="/x"'>k</kbd>
            """);

        var entry = Assert.Single((await FeedReader.ReadAsync(App, $"/t/{topic.Id}/feed.atom")).Entries);
        var content = FeedReader.ContentOf(entry);

        Assert.Equal(
            [
                $"http://localhost:8000/u/{member.Name}", "http://localhost:8000/t/1", "https://example.org/a?b&c", "mailto:a@example.org",
                $"http://localhost:8000/t/{topic.Id}/links#x", $"http://localhost:8000/t/{topic.Id}/other",
            ],
            content.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!));
        Assert.Equal("http://localhost:8000/a.png", content.QuerySelector("img")!.GetAttribute("src"));
        Assert.Contains("<a href=\"/no/link\"> and href=\"/none\"", content.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Public_pages_lead_to_their_feeds()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category);
        foreach (var (address, feed) in new[]
        {
            ("/", "/feed.atom"), ("/new", "/feed.atom"), ("/categories", "/feed.atom"), ($"/c/{category.Slug}", $"/c/{category.Slug}/feed.atom"),
            ($"/t/{topic.Id}/{topic.Slug}", $"/t/{topic.Id}/feed.atom"), ($"/u/{member.Name}", $"/u/{member.Name}/feed.atom"),
        })
        {
            var page = await App.NewVisitor().GetAsync(address);
            Assert.Equal($"http://localhost:8000{feed}", page.LinkAt("link[rel=alternate][type='application/atom+xml']"));
            Assert.Equal(feed, page.LinkAt(".site-footer a[href$='.atom']"));
            Assert.Equal(HttpStatusCode.OK, (await App.NewVisitor().GetAsync(feed)).Status);
        }
    }

    static string Attribute(System.Xml.Linq.XElement entry, string child, string name) => FeedReader.Child(entry, child).Attribute(name)!.Value;

    Task<Domain.Posts.Post> PostAsync(Topic topic, int number) =>
        App.WithDbAsync(db => Task.FromResult(db.Posts.Single(row => row.TopicId == topic.Id && row.Number == number)));
}
