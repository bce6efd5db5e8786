using System.Net;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

public sealed class FeedCachingTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Reader_that_has_the_newest_gets_nothing_and_it_costs_no_texts()
    {
        var (feed, full) = await FeedOfTopicAsync();

        var again = await AskAsync(feed, ("If-None-Match", full.Headers["ETag"]));
        var since = await AskAsync(feed, ("If-Modified-Since", full.Headers["Last-Modified"]));

        Assert.Equal((HttpStatusCode.NotModified, "", 2), (again.Status, again.Body, again.Statements));
        Assert.Equal((HttpStatusCode.NotModified, ""), (since.Status, since.Body));
        Assert.Equal(full.Headers["ETag"], again.Headers["ETag"]);
        Assert.Contains("public", again.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Contains("max-age=", again.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_asked_before_the_time()
    {
        var (feed, full) = await FeedOfTopicAsync();

        var other = await AskAsync(feed, ("If-None-Match", "\"another\""), ("If-Modified-Since", full.Headers["Last-Modified"]));
        var strong = await AskAsync(feed, ("If-None-Match", full.Headers["ETag"].Replace("W/", "", StringComparison.Ordinal)));
        var any = await AskAsync(feed, ("If-None-Match", "*"));
        var senseless = await AskAsync(feed, ("If-None-Match", "x"), ("If-Modified-Since", "never"));

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK],
            new[] { other, strong, any, senseless }.Select(page => page.Status));
    }

    [Fact]
    public async Task Reply_edit_hiding_and_new_title_make_it_new()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        var feed = $"/t/{topic.Id}/feed.atom";
        var versions = new List<string> { await VersionAsync(feed) };

        await App.ReplyAsync(member, topic);
        versions.Add(await VersionAsync(feed));
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number == 2).Set(row => row.EditedAt, (DateTimeOffset?)topic.CreatedAt.AddDays(1)).UpdateAsync());
        versions.Add(await VersionAsync(feed));
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Title, "Another title").UpdateAsync());
        versions.Add(await VersionAsync(feed));
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number == 2).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        versions.Add(await VersionAsync(feed));

        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    [Theory]
    [InlineData("/feed.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemap-lists.xml")]
    [InlineData("/robots.txt")]
    public async Task Everybody_gets_the_same_and_no_cookie(string address)
    {
        await using var forum = await ForumApp.StartAsync();
        var moderator = await forum.MemberAsync("mod", Role.Moderator);
        var staff = await forum.SignedInAsync(moderator);
        staff.Headers["Accept-Language"] = "zh";
        var broken = forum.NewVisitor();
        broken.Headers["Cookie"] = "parley=nonsense; language=c%3Dzh-Hans%7Cuic%3Dzh-Hans";

        var guests = await forum.NewVisitor().GetAsync(address);
        foreach (var visitor in new[] { staff, broken })
        {
            var page = await visitor.GetAsync(address);
            Assert.Equal((guests.Body, guests.Statements), (page.Body, page.Statements));
            Assert.DoesNotContain("Set-Cookie", page.Headers.Keys);
            Assert.Contains("public", page.Headers["Cache-Control"], StringComparison.Ordinal);
        }
    }

    // The cookie handler renews a sign-in that is half over, with whatever answer is at hand.
    [Fact]
    public async Task Feed_renews_no_sign_in()
    {
        var clock = new MovedClock();
        await using var forum = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var visitor = await forum.SignedInAsync(await forum.MemberAsync());
        clock.Pass(TimeSpan.FromDays(40));

        var feed = await visitor.GetAsync("/feed.atom");
        var page = await visitor.GetAsync("/");

        Assert.DoesNotContain("Set-Cookie", feed.Headers.Keys);
        Assert.Contains("Set-Cookie", page.Headers.Keys);
    }

    async Task<(string Feed, Page Full)> FeedOfTopicAsync()
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var feed = $"/t/{topic.Id}/feed.atom";
        return (feed, await AskAsync(feed));
    }

    async Task<string> VersionAsync(string feed) => (await AskAsync(feed)).Headers["ETag"];

    Task<Page> AskAsync(string feed, params (string Name, string Value)[] headers)
    {
        var visitor = App.NewVisitor();
        foreach (var (name, value) in headers)
            visitor.Headers[name] = value;
        return visitor.GetAsync(feed);
    }
}
