using LinqToDB;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

public sealed class StructuredDataTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Topic_tells_its_first_post_and_the_replies_of_the_page()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await TopicAsync(member, category, replies: 21);
        var guest = App.NewVisitor();

        var first = StructuredDataRules.BlocksOf(await guest.GetAsync($"/t/{topic.Id}/{topic.Slug}"));
        var second = StructuredDataRules.BlocksOf(await guest.GetAsync($"/t/{topic.Id}/{topic.Slug}?page=2"));

        foreach (var (blocks, comments) in new[] { (first, 19), (second, 2) })
        {
            var discussion = blocks["DiscussionForumPosting"];
            StructuredDataRules.AssertDiscussion(discussion);
            Assert.Equal("A topic", StructuredDataRules.Text(discussion, "headline"));
            Assert.Equal("Its text & more", StructuredDataRules.Text(discussion, "text"));
            Assert.Equal($"http://localhost:8000/t/{topic.Id}/{topic.Slug}", StructuredDataRules.Text(discussion, "url"));
            Assert.Equal(21, discussion["commentCount"]!.GetValue<int>());
            Assert.Equal(comments, discussion["comment"]!.AsArray().Count);
            StructuredDataRules.AssertBreadcrumbs(blocks["BreadcrumbList"], "Parley", category.Name, "A topic");
        }

        var last = second["DiscussionForumPosting"]["comment"]![1]!.AsObject();
        Assert.Equal("Reply 22", StructuredDataRules.Text(last, "text"));
        Assert.Equal($"http://localhost:8000/t/{topic.Id}/{topic.Slug}?page=2#p22", StructuredDataRules.Text(last, "url"));
    }

    [Fact]
    public async Task Category_tells_where_it_is()
    {
        var category = await App.CategoryAsync();

        var blocks = StructuredDataRules.BlocksOf(await App.NewVisitor().GetAsync($"/c/{category.Slug}"));

        StructuredDataRules.AssertBreadcrumbs(blocks["BreadcrumbList"], "Parley", category.Name);
    }

    [Fact]
    public async Task Hidden_posts_are_not_told()
    {
        var topic = await TopicAsync(await App.MemberAsync(), await App.CategoryAsync(), replies: 2);
        await HideAsync(topic, 2);
        var reply = StructuredDataRules.BlocksOf(await App.NewVisitor().VisitAsync($"/t/{topic.Id}"))["DiscussionForumPosting"];
        await HideAsync(topic, 1);
        var first = StructuredDataRules.BlocksOf(await App.NewVisitor().VisitAsync($"/t/{topic.Id}"));

        Assert.Equal("Reply 3", StructuredDataRules.Text(Assert.Single(reply["comment"]!.AsArray())!.AsObject(), "text"));
        Assert.Empty(first);
    }

    [Fact]
    public async Task Members_pages_carry_none_and_cost_nothing_for_it()
    {
        var member = await App.MemberAsync();
        var topic = await TopicAsync(member, await App.CategoryAsync(), replies: 21);
        var reader = await App.SignedInAsync(member);

        Assert.Empty(StructuredDataRules.BlocksOf(await reader.GetAsync($"/t/{topic.Id}/{topic.Slug}?page=2")));
        Assert.InRange((await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}?page=2")).Statements, 1, 4);
    }

    [Fact]
    public async Task Post_of_a_picture_alone_and_quotes_have_words_all_the_same()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(member, category, "Pictures", "![](https://example.org/a.png)");
        await App.ReplyAsync(member, topic, $"> [quote=\"{member.Name}, post:1\"]\n> old words\n\nOne  **wo**rd<br>after\n\n- another");

        var discussion = StructuredDataRules.BlocksOf(await App.NewVisitor().VisitAsync($"/t/{topic.Id}"))["DiscussionForumPosting"];

        StructuredDataRules.AssertDiscussion(discussion);
        Assert.EndsWith("One word after another", StructuredDataRules.Text(discussion["comment"]![0]!.AsObject(), "text"), StringComparison.Ordinal);
    }

    async Task<Topic> TopicAsync(Domain.Accounts.Member member, Category category, int replies)
    {
        var topic = await App.TopicAsync(member, category, "A topic", "Its *text* & more");
        for (var number = 2; number <= replies + 1; number++)
            await App.ReplyAsync(member, topic, $"Reply {number}");
        return topic;
    }

    Task<int> HideAsync(Topic topic, int number) => App.WithDbAsync(db => db.Posts
        .Where(row => row.TopicId == topic.Id && row.Number == number).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
}
