using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web;
using Parley.Web.Features.Posts;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Posts;

/// <summary>How fast and how much a member writes, by how well the forum knows the member.</summary>
public sealed class FloodTests(FloodTests.Waiting waiting) : IClassFixture<FloodTests.Waiting>
{
    ForumApp App => waiting.Forum;

    [Fact]
    public async Task New_member_who_replies_at_once_again_is_told_to_wait_and_keeps_the_text()
    {
        var (topic, visitor) = (await TopicAsync(), await App.SignedInAsync(await App.MemberAsync()));
        await ReplyAsync(visitor, topic, "The first");

        var refused = await ReplyAsync(visitor, topic, "The second");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Wait 20 seconds", refused.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("The second", refused.TextAt("textarea[name=text]"));
        Pass(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(refused, "form.composer")).Status);
        Assert.Equal(3, await CountAsync(topic));
    }

    [Fact]
    public async Task Next_topic_waits_longer_than_the_next_reply()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var category = await App.CategoryAsync();
        await StartAsync(visitor, category, "One topic");
        Pass(TimeSpan.FromSeconds(30));

        var refused = await StartAsync(visitor, category, "Another topic");
        Assert.Contains("Wait 90 seconds", refused.TextAt(".error-summary"), StringComparison.Ordinal);

        await ReplyAsync(visitor, await TopicAsync(), "A reply goes");
        Pass(TimeSpan.FromSeconds(90));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(refused, "form.composer")).Status);
    }

    [Theory]
    [InlineData(1, 5, 5)]
    [InlineData(30, 100, 2)]
    [InlineData(30, 99, 5)]
    [InlineData(0, 500, 20)]
    [InlineData(300, 4, 20)]
    public async Task Who_wrote_well_for_long_waits_less(int days, int posts, int seconds)
    {
        var member = await App.MemberAsync();
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id)
            .Set(row => row.CreatedAt, waiting.Clock.GetUtcNow().AddDays(-days)).Set(row => row.ReplyCount, posts - 1).UpdateAsync());
        var (topic, visitor) = (await TopicAsync(), await App.SignedInAsync(member));
        await ReplyAsync(visitor, topic, "The first");

        var refused = await ReplyAsync(visitor, topic, "The second");

        Assert.Contains($"Wait {seconds} seconds", refused.TextAt(".error-summary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a](https://a.example) [b](https://b.example) https://c.example [d](https://d.example/)", "holds 3 links")]
    [InlineData("![](https://a.example/1.png)![](https://a.example/2.png)![](https://a.example/3.png)![](https://a.example/4.png)", "holds 3 images")]
    public async Task Post_of_a_new_member_holds_few_links_and_images(string text, string words)
    {
        var (topic, visitor) = (await TopicAsync(), await App.SignedInAsync(await App.MemberAsync()));

        var refused = await ReplyAsync(visitor, topic, text);

        Assert.Contains(words, refused.TextAt("#text-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(refused, "form.composer", ("text", "[a](https://a.example) and [here](/t/1) is enough"))).Status);

        var edit = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt("#p2 a[href$='/edit']")!);
        Assert.Contains(words, (await visitor.SubmitAsync(edit, "form.composer", ("text", text))).TextAt("#text-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_of_a_new_member_calls_few_others()
    {
        var names = new List<string>();
        for (var number = 0; number < 6; number++)
            names.Add("@" + (await App.MemberAsync()).Name);
        var (topic, visitor) = (await TopicAsync(), await App.SignedInAsync(await App.MemberAsync()));

        var refused = await ReplyAsync(visitor, topic, string.Join(' ', names));

        Assert.Contains("calls 5 members", refused.TextAt("#text-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(refused, "form.composer", ("text", string.Join(' ', names.Skip(1))))).Status);
    }

    [Fact]
    public async Task Same_text_is_taken_once_in_ten_minutes_wherever_it_is_sent()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        await ReplyAsync(visitor, await TopicAsync(), "Buy my clocks");
        Pass(TimeSpan.FromMinutes(9));

        var refused = await ReplyAsync(visitor, await TopicAsync(), "Buy my clocks");
        Assert.Contains("exactly this", refused.TextAt("#text-error"), StringComparison.Ordinal);

        Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(refused, "form.composer")).Status);
    }

    [Fact]
    public async Task Double_click_is_no_flood()
    {
        var (topic, visitor) = (await TopicAsync(), await App.SignedInAsync(await App.MemberAsync()));
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.SubmitAsync(page, "form.composer", ("text", "Only once"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(2, await CountAsync(topic));
    }

    [Fact]
    public async Task Of_many_at_once_by_one_member_one_gets_through()
    {
        var member = await App.MemberAsync();
        var topic = await TopicAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => TryReplyAsync(member, topic, $"Text {number}")));

        Assert.Single(outcomes, done => done);
        Assert.Equal(2, await CountAsync(topic));
    }

    [Fact]
    public async Task Moderator_waits_for_nothing()
    {
        var (topic, visitor) = (await TopicAsync(), await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)));

        await ReplyAsync(visitor, topic, "The same");
        await ReplyAsync(visitor, topic, "The same");

        Assert.Equal(3, await CountAsync(topic));
    }

    async Task<Topic> TopicAsync() => await App.TopicAsync(await App.MemberAsync("author"), await App.CategoryAsync());

    Task<bool> TryReplyAsync(Member member, Topic topic, string text) => App.WithAsync<PostReply, bool>(
        async post => (await post.PostAsync(Viewer.Of(member), topic.Id, new() { Text = text }, CancellationToken.None)).IsDone);

    static async Task<Page> ReplyAsync(Visitor visitor, Topic topic, string text) =>
        await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", text));

    static async Task<Page> StartAsync(Visitor visitor, Category category, string title) => await visitor.SubmitAsync(
        await visitor.GetAsync("/new-topic"), "form.composer", ("title", title), ("category", $"{category.Id}"), ("text", $"About {title}"));

    Task<int> CountAsync(Topic topic) => App.WithDbAsync(db => db.Posts.CountAsync(row => row.TopicId == topic.Id));

    void Pass(TimeSpan time) => waiting.Clock.Pass(time);

    /// <summary>Its members wait as those of a new forum do.</summary>
    public sealed class Waiting : StandingForum
    {
        protected override void Set(ParleyOptions options) => options.Posting = new PostingOptions();
    }
}
