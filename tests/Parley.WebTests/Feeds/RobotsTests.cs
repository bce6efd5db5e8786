using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

public sealed class RobotsTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Robots_are_led_to_the_sitemap_under_the_forums_own_address()
    {
        await using var forum = await ForumApp.StartAsync(options => options.PublicUrl = "https://forum.example.org");
        var visitor = forum.NewVisitor();
        visitor.Headers["Host"] = "evil.example.com";

        var page = await visitor.GetAsync("/robots.txt");
        var rules = RobotsRules.Parse(page.Body);

        Assert.Equal("text/plain; charset=utf-8", page.Headers["Content-Type"]);
        Assert.Equal(0, page.Statements);
        Assert.Empty(rules.Faults);
        Assert.Equal(["https://forum.example.org/sitemap.xml"], rules.Sitemaps);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/login?return=/t/7/x")]
    [InlineData("/register?return=/")]
    [InlineData("/forgot-password")]
    [InlineData("/settings")]
    [InlineData("/settings/profile")]
    [InlineData("/notifications")]
    [InlineData("/search?q=x")]
    [InlineData("/new-topic")]
    [InlineData("/new-topic?category=3")]
    [InlineData("/p/12")]
    [InlineData("/p/12/edit")]
    [InlineData("/t/7/reply")]
    [InlineData("/t/7/reply?to=3")]
    [InlineData("/t/7/quote/3")]
    public async Task What_is_of_no_use_is_left_alone(string address) => Assert.False((await RulesAsync()).Allow(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/?before=1700000000000-7")]
    [InlineData("/new")]
    [InlineData("/unanswered")]
    [InlineData("/categories")]
    [InlineData("/c/settings")]
    [InlineData("/t/7/reply-to-all")]
    [InlineData("/t/7/quote")]
    [InlineData("/t/7/login?page=2")]
    [InlineData("/u/anna")]
    [InlineData("/feed.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/assets/x/site.css")]
    [InlineData("/avatars/A/0.svg")]
    [InlineData("/pictures/0/96.webp")]
    public async Task The_forum_itself_is_open_to_robots(string address) => Assert.True((await RulesAsync()).Allow(address));

    [Fact]
    public async Task Every_address_in_the_sitemap_is_open_to_robots()
    {
        await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), "Reply");
        var rules = await RulesAsync();
        foreach (var part in new[] { "/sitemap-lists.xml", "/sitemap-1.xml" })
        {
            var sitemap = AtomRules.Parse((await App.NewVisitor().GetAsync(part)).Body);
            Assert.All(SitemapRules.AddressesIn(sitemap), address => Assert.True(rules.Allow(new Uri(address).PathAndQuery)));
        }
    }

    async Task<RobotsRules> RulesAsync() => RobotsRules.Parse((await App.NewVisitor().GetAsync("/robots.txt")).Body);
}
