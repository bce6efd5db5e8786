using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class TopicPageTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Topic_is_paged_by_numbers_with_real_links()
    {
        var topic = await LongTopicAsync(replies: 44);
        var visitor = App.NewVisitor();

        var first = await visitor.VisitAsync($"/t/{topic.Id}");
        var last = await visitor.GetAsync(first.LinkAt(".pager a[aria-label='Page 3']")!);

        Assert.Equal(20, first.Texts("article.post").Count);
        Assert.Equal(["p41", "p42", "p43", "p44", "p45"], last.Document.QuerySelectorAll("article.post").Select(post => post.Id!));
        Assert.Equal("Post 41 of 45", last.TextAt(".position"));
    }

    [Fact]
    public async Task Every_page_of_a_topic_costs_the_same_statements()
    {
        var topic = await LongTopicAsync(replies: 59);
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var costs = new List<int>();
        foreach (var page in new[] { "", "?page=2", "?page=3" })
            costs.Add((await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}{page}")).Statements);

        Assert.Single(costs.Distinct());
    }

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?page=-1")]
    [InlineData("?page=99")]
    [InlineData("?page=2147483647")]
    public async Task Page_that_is_not_there_is_not_found(string query)
    {
        var topic = await LongTopicAsync(replies: 1);

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}{query}")).Status);
    }

    [Fact]
    public async Task Moved_slug_leads_permanently_to_the_right_one()
    {
        var topic = await LongTopicAsync(replies: 25);

        var page = await App.NewVisitor().GetAsync($"/t/{topic.Id}/an-older-title?page=2");

        Assert.Equal(HttpStatusCode.MovedPermanently, page.Status);
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}?page=2", page.Location);
    }

    [Fact]
    public async Task Address_of_a_post_leads_to_its_page()
    {
        var topic = await LongTopicAsync(replies: 25);
        var post = await App.WithDbAsync(db => Task.FromResult(db.Posts.Single(row => row.TopicId == topic.Id && row.Number == 23)));
        var visitor = App.NewVisitor();

        Assert.Equal($"/t/{topic.Id}/{topic.Slug}?page=2#p23", (await visitor.GetAsync($"/p/{post.Id}")).Location);
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}?page=2#p23", (await visitor.GetAsync($"/t/{topic.Id}?post=23")).Location);
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}?page=2#p23", (await visitor.GetAsync($"/t/{topic.Id}/23")).Location);
    }

    [Theory]
    [InlineData("/t/999999999")]
    [InlineData("/t/99999999999999999999999999")]
    [InlineData("/t/0/x")]
    [InlineData("/p/999999999")]
    [InlineData("/c/no-such-category")]
    [InlineData("/u/no-such-member")]
    [InlineData("/no/such/page")]
    [InlineData("/t/some-old-slug/999999999/3")]
    public async Task Wrong_address_is_not_found_and_says_where_to_go(string address)
    {
        var page = await App.NewVisitor().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There is nothing at this address", page.Title);
        Assert.Equal("/categories", page.LinkAt(".error-page a[href='/categories']"));
    }

    [Fact]
    public async Task Hidden_post_is_gone_for_members_and_marked_for_moderators()
    {
        var topic = await LongTopicAsync(replies: 2);
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number == 2).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        var member = await App.SignedInAsync(await App.MemberAsync());
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        Assert.False((await member.VisitAsync($"/t/{topic.Id}")).Has("#p2"));
        Assert.Contains("only moderators see this post", (await moderator.VisitAsync($"/t/{topic.Id}")).TextAt("#p2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_are_gathered_and_written_together()
    {
        var topic = await LongTopicAsync(replies: 0);
        for (var view = 0; view < 3; view++)
            await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}");

        var counter = (Web.Features.Topics.CountViews)App.Services.GetService(typeof(Web.Features.Topics.CountViews))!;
        await counter.FlushAsync(CancellationToken.None);

        Assert.Equal(3, await App.WithDbAsync(db => Task.FromResult(db.Topics.Single(row => row.Id == topic.Id).ViewCount)));
    }

    async Task<Topic> LongTopicAsync(int replies)
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync(), "A long topic");
        for (var number = 0; number < replies; number++)
            await App.ReplyAsync(member, topic, $"Reply {number}");
        return topic;
    }
}
