using System.Net;
using LinqToDB;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

/// <summary>Texts that would break out of what they are written into, and what XML has no way to write.</summary>
public sealed class EvilTextTests(ForumApp app) : ForumTest(app)
{
    [Theory]
    [InlineData("]]> in a title")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("& &amp; &#0; &lt; ' \"")]
    [InlineData("</title></feed>")]
    [InlineData("emoji 👩‍👩‍👧 🇫🇷")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("שלום (עולם)")]
    [InlineData("标题：你好，世界")]
    [InlineData("\u2028line\u2029paragraph")]
    public async Task Text_arrives_as_it_was_written(string text)
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category, text, $"`{text}`");
        var title = await App.WithDbAsync(db => Task.FromResult(db.Topics.Single(row => row.Id == topic.Id).Title));

        var entry = Assert.Single((await FeedReader.ReadAsync(App, $"/c/{category.Slug}/feed.atom")).Entries);
        var page = await App.NewVisitor().VisitAsync($"/t/{topic.Id}");
        var discussion = StructuredDataRules.BlocksOf(page)["DiscussionForumPosting"];

        Assert.Equal(title, FeedReader.Text(entry, "title"));
        Assert.Equal(text.Trim(), FeedReader.ContentOf(entry).Body!.TextContent.Trim());
        StructuredDataRules.AssertDiscussion(discussion);
        Assert.Equal(title, StructuredDataRules.Text(discussion, "headline"));
        Assert.Equal(["application/ld+json", "application/ld+json", "module"], page.Document.Scripts.Select(script => script.Type!).Order());
        Assert.Equal(title, page.Document.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
    }

    // Straight into the tables: nobody can type these, but another forum may have kept them.
    [Fact]
    public async Task Control_characters_of_old_are_left_out()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Title, "A\u0001B\u000B\u001B\uFFFF🙂C").UpdateAsync());
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).Set(row => row.Html, "<p>x\u0008y</p>").UpdateAsync());
        await App.WithDbAsync(db => db.Categories.Where(row => row.Id == category.Id).Set(row => row.Description, "d\u0002d").UpdateAsync());

        var feed = await FeedReader.ReadAsync(App, $"/c/{category.Slug}/feed.atom");

        Assert.Equal("AB🙂C", Assert.Single(feed.Titles));
        Assert.Equal("<p>xy</p>", FeedReader.Text(feed.Entries[0], "content"));
        Assert.Equal("dd", FeedReader.Text(feed.Feed, "subtitle"));
        StructuredDataRules.AssertDiscussion(StructuredDataRules.BlocksOf(await App.NewVisitor().VisitAsync($"/t/{topic.Id}"))["DiscussionForumPosting"]);
    }

    // No database keeps these two, but a setting can hold them.
    [Fact]
    public async Task Nul_and_halves_of_characters_break_nothing()
    {
        await using var forum = await ForumApp.StartAsync(options => options.Forum.Name = "A\0B\uD83DC\uDE42 ]]> </script>");
        var (member, category) = (await forum.MemberAsync(), await forum.CategoryAsync());
        var topic = await forum.TopicAsync(member, category);

        var feed = await FeedReader.ReadAsync(forum, "/feed.atom");
        var page = await forum.NewVisitor().VisitAsync($"/t/{topic.Id}");

        Assert.Equal("ABC ]]> </script>", feed.Title);
        StructuredDataRules.AssertBreadcrumbs(StructuredDataRules.BlocksOf(page)["BreadcrumbList"], "A\0B\uFFFDC\uFFFD ]]> </script>", category.Name, "A topic");
    }

    [Fact]
    public async Task Long_texts_and_names_of_every_script_make_a_valid_feed()
    {
        var member = await App.MemberAsync("安娜");
        var category = await App.CategoryAsync();
        var topic = await App.TopicAsync(member, category, string.Concat(Enumerable.Repeat("👩‍👩‍👧", 70)), new string('x', 60_000));

        Assert.Single((await FeedReader.ReadAsync(App, $"/u/{Uri.EscapeDataString(member.Name)}/feed.atom")).Entries);
        Assert.Equal(HttpStatusCode.OK, (await App.NewVisitor().GetAsync($"/t/{topic.Id}/feed.atom")).Status);
    }
}
