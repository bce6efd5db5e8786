using LinqToDB;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

public sealed class PageMetaTests(ForumApp app) : ForumTest(app)
{
    const string Forum = "http://localhost:8000";

    [Fact]
    public async Task Every_public_page_says_under_which_address_it_is_known_whatever_else_was_asked()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category);
        for (var number = 0; number < 21; number++)
            await App.ReplyAsync(member, topic);
        string[] pages = ["/", "/new", "/unanswered", "/categories", $"/c/{category.Slug}", $"/u/{member.Name}", $"/t/{topic.Id}/{topic.Slug}"];

        foreach (var visitor in new[] { App.NewVisitor(), await App.SignedInAsync(member) })
        {
            foreach (var address in pages)
            {
                var page = await visitor.VisitAsync($"{address}?utm_source=x&said=Saved&before=nonsense&order=up");
                Assert.Equal(Forum + address, page.LinkAt("link[rel=canonical]"));
                Assert.Equal(Forum + address, Meta(page, "og:url"));
                Assert.False(page.Has("meta[name=robots]"));
            }

            var second = await visitor.GetAsync($"{pages[^1]}?page=2&utm_source=x");
            Assert.Equal($"{Forum}{pages[^1]}?page=2", second.LinkAt("link[rel=canonical]"));
        }
    }

    [Fact]
    public async Task Pages_of_a_list_are_each_known_by_their_own_address_and_lead_to_the_next()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        for (var number = 0; number < 61; number++)
            await App.TopicAsync(member, category);
        var visitor = App.NewVisitor();

        var first = await visitor.GetAsync($"/c/{category.Slug}");
        var second = await visitor.GetAsync(first.LinkAt("a.older")! + "&utm_source=x");
        var back = await visitor.GetAsync(second.LinkAt("a.newer")!);

        Assert.Equal((null, Forum + first.LinkAt("a.older")), (first.LinkAt("link[rel=prev]"), first.LinkAt("link[rel=next]")));
        Assert.Equal(Forum + first.LinkAt("a.older"), second.LinkAt("link[rel=canonical]"));
        Assert.Equal((Forum + second.LinkAt("a.newer"), Forum + second.LinkAt("a.older")), (second.LinkAt("link[rel=prev]"), second.LinkAt("link[rel=next]")));
        Assert.True(back.Has("meta[name=robots][content=noindex]") && !back.Has("link[rel=canonical]"));
    }

    [Fact]
    public async Task Pages_of_a_topic_lead_to_the_next()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category);
        for (var number = 0; number < 41; number++)
            await App.ReplyAsync(member, topic);
        var address = $"{Forum}/t/{topic.Id}/{topic.Slug}";

        var second = await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}?page=2");

        Assert.Equal((address, $"{address}?page=3"), (second.LinkAt("link[rel=prev]"), second.LinkAt("link[rel=next]")));
    }

    [Fact]
    public async Task Topic_can_be_shown_elsewhere_by_its_title_words_author_and_time()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category, "Bread & \"butter\"", "How long does it *rise*?");
        var picture = new string('a', 32);
        var page = await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}");
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.Picture, picture).UpdateAsync());
        var withPicture = await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}");

        Assert.Equal(("Bread & \"butter\"", "How long does it rise?"), (Meta(page, "og:title"), Meta(page, "og:description")));
        Assert.Equal(("article", "Parley"), (Meta(page, "og:type"), Meta(page, "og:site_name")));
        Assert.Equal(topic.CreatedAt.ToUnixTimeSeconds(), DateTimeOffset.Parse(Meta(page, "article:published_time")!, null).ToUnixTimeSeconds());
        Assert.Equal("How long does it rise?", page.Document.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal($"{Forum}/pictures/{picture}/192.webp", Meta(withPicture, "og:image"));

        var image = await App.NewClient().GetAsync(new Uri(Meta(page, "og:image")!).AbsolutePath, TestContext.Current.CancellationToken);
        Assert.Equal(("image/png", true), (image.Content.Headers.ContentType!.MediaType, image.IsSuccessStatusCode));
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/register")]
    [InlineData("/forgot-password")]
    [InlineData("/no/such/page")]
    public async Task Page_that_is_of_no_use_elsewhere_is_not_to_be_found(string address)
    {
        var page = await App.NewVisitor().GetAsync(address);

        Assert.True(page.Has("meta[name=robots][content=noindex]"));
        Assert.False(page.Has("link[rel=canonical], link[rel=alternate], meta[property^='og:'], script[type='application/ld+json']"));
    }

    [Fact]
    public async Task Addresses_are_the_forums_own_and_not_those_that_the_reader_asked()
    {
        await using var forum = await ForumApp.StartAsync(options => options.PublicUrl = "https://forum.example.org");
        var topic = await forum.TopicAsync(await forum.MemberAsync(), await forum.CategoryAsync());
        var visitor = forum.NewVisitor();
        visitor.Headers["Host"] = "evil.example.com";
        visitor.Headers["X-Forwarded-Host"] = "evil.example.com";

        foreach (var address in new[] { "/", $"/t/{topic.Id}/{topic.Slug}" })
        {
            var page = await visitor.GetAsync(address);
            Assert.DoesNotContain("evil.example.com", page.Body, StringComparison.Ordinal);
            Assert.Equal($"https://forum.example.org{address}", page.LinkAt("link[rel=canonical]"));
        }
    }

    static string? Meta(Page page, string property) => page.Document.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
