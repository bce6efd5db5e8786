using System.Net;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Holding;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Moderation;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Filters;

public sealed class FilteredTextTests(FilterForum forum) : IClassFixture<FilterForum>
{
    ForumApp App => forum.App;

    [Fact]
    public async Task Reply_with_a_blocked_word_comes_back_and_says_which()
    {
        await forum.AddAsync(FilterKind.Words, "zygote", FilterAction.Block);
        var (topic, visitor, _) = await TopicAsync();

        var page = await ReplyAsync(visitor, topic, "Buy a Z**ygot**e today");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("“Zygote” is not allowed", page.TextAt("#text-error"), StringComparison.Ordinal);
        Assert.Equal("Buy a Z**ygot**e today", page.TextAt("textarea[name=text]"));
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(visitor, topic, "Buy zygotes")).Status);
    }

    [Fact]
    public async Task Title_tags_and_poll_of_a_topic_are_filtered_and_a_blocked_tag_is_not_made()
    {
        await forum.AddAsync(FilterKind.Words, "wombat", FilterAction.Block);
        var (category, visitor) = (await App.CategoryAsync(), await App.SignedInAsync(await App.MemberAsync()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await StartAsync(("title", "A wombat"))).Status);
        Assert.Contains("wombat", (await StartAsync(("tags", "wombat"))).TextAt("#tags-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await StartAsync(("poll.question", "Which?"), ("poll.choices", "A wombat\nNone"))).Status);
        Assert.Equal(0, await App.WithDbAsync(db => db.Tags.CountAsync(row => row.Name == "wombat")));
        Assert.Equal(HttpStatusCode.OK, (await StartAsync()).Status);

        async Task<Page> StartAsync(params (string, string)[] typed) => await visitor.SubmitAsync(
            await visitor.GetAsync("/new-topic"), "form.composer",
            [("title", "A fine title"), ("text", "Some fine words"), ("category", $"{category.Id}"), .. typed]);
    }

    [Fact]
    public async Task Words_are_replaced_in_what_is_kept_but_not_in_code()
    {
        await forum.AddAsync(FilterKind.Words, "kraken", FilterAction.Replace, "*squid*");
        var (topic, visitor, author) = await TopicAsync();

        await ReplyAsync(visitor, topic, "A Kraken and `kraken` at https://kraken.example/kraken");

        var post = await App.WithDbAsync(db => db.Posts.SingleAsync(row => row.TopicId == topic.Id && row.AuthorId == author.Id && row.Number > 1));
        Assert.Equal(@"A \*squid\* and `kraken` at https://kraken.example/kraken", post.Markdown);
        Assert.Contains("A *squid* and", (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).TextAt($"#p{post.Number}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_reply_waits_in_the_queue_with_the_word_that_it_met()
    {
        await forum.AddAsync(FilterKind.Pattern, "manti[ck]ore+", FilterAction.Hold);
        var (topic, visitor, _) = await TopicAsync();

        var page = await ReplyAsync(visitor, topic, "Beware of the Manticoreee");

        Assert.True(page.Has("#p2 .hidden-state"));
        var post = await App.PostAsync(topic, 2);
        var staff = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));
        Assert.Contains("Manticoreee", (await staff.GetAsync("/admin/queue")).TextAt($".queue-item[aria-labelledby='queue-{post.Id}'] .hint:nth-of-type(2)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_that_meets_a_hold_filter_holds_the_post_again_even_if_it_was_let_in_before()
    {
        await forum.AddAsync(FilterKind.Words, "basilisk", FilterAction.Hold);
        var (topic, visitor, author) = await TopicAsync();
        await ReplyAsync(visitor, topic, "Harmless");
        var post = await App.PostAsync(topic, 2);

        for (var time = 0; time < 2; time++)
        {
            await EditAsync(visitor, post.Id, $"A basilisk, {time}");
            Assert.Equal(HiddenCauses.Held, (await App.PostAsync(topic, 2)).Hidden);
            Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().VisitAsync($"/p/{post.Id}")).Status);
            Assert.Equal(0, (await App.TopicNowAsync(topic)).ReplyCount);
            await ApproveAsync(post.Id);
            Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 2)).Hidden);
            Assert.Equal(1, (await App.TopicNowAsync(topic)).ReplyCount);
        }

        Assert.Equal(2, await App.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.PostId == post.Id && row.Act == ModeratorAct.PostApproved)));
        Assert.All(await App.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.True(counter.Value == 0, counter.Key));
        Assert.Equal(author.Id, post.AuthorId);
    }

    [Fact]
    public async Task Addition_and_new_title_that_meet_a_hold_filter_hold_the_topic()
    {
        await forum.AddAsync(FilterKind.Words, "gorgon", FilterAction.Hold);
        var (topic, visitor, _) = await TopicAsync();
        var first = await App.PostAsync(topic, 1);

        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/addition"), "form.composer", ("text", "P.S. a gorgon"));
        Assert.Equal(HiddenCauses.Held, (await App.TopicNowAsync(topic)).Hidden);
        await ApproveAsync(first.Id);
        await visitor.SubmitAsync(await visitor.GetAsync($"/p/{first.Id}/edit"), "form.composer", ("title", "About gorgon"), ("text", "Nothing of it"));

        Assert.Equal(HiddenCauses.Held, (await App.TopicNowAsync(topic)).Hidden);
        Assert.Equal(HoldOutcome.Waiting, (await App.WithDbAsync(db => db.HeldPosts.SingleAsync(row => row.PostId == first.Id))).Outcome);
        Assert.All(await App.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.True(counter.Value == 0, counter.Key));
    }

    [Fact]
    public async Task Links_to_a_blocked_domain_are_refused_whatever_stands_before_it()
    {
        await forum.AddAsync(FilterKind.Link, "пример.example", FilterAction.Block);
        var (topic, visitor, _) = await TopicAsync();

        foreach (var link in new[] { "https://www.ПРИМЕР.example/x", "[here](//xn--e1afmkfd.example)", "![](https://xn--e1afmkfd.example./a.png)", "<a href='https://xn--e1afmkfd.example'>x</a>" })
        {
            var page = await ReplyAsync(visitor, topic, $"Look: {link}");
            Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, link);
            Assert.Contains("xn--e1afmkfd.example", page.TextAt("#text-error"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(visitor, topic, "https://other.example/xn--e1afmkfd.example")).Status);
    }

    [Fact]
    public async Task Staff_is_neither_refused_nor_held_and_drafts_are_nobodys_business()
    {
        await forum.AddAsync(FilterKind.Words, "sphinx", FilterAction.Block);
        await forum.AddAsync(FilterKind.Words, "hydra", FilterAction.Hold);
        var (topic, visitor, _) = await TopicAsync();
        var staff = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        Assert.False((await ReplyAsync(staff, topic, "A sphinx and a hydra")).Has("#p2 .hidden-state"));
        var kept = await visitor.PressAsync(Typed(await visitor.VisitAsync($"/t/{topic.Id}"), "A sphinx"), "button[name=intent][value=preview]");
        Assert.Equal(HttpStatusCode.OK, kept.Status);

        static Page Typed(Page page, string text)
        {
            ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector("form.composer textarea")!).Value = text;
            return page;
        }
    }

    [Fact]
    public async Task Profile_is_filtered_and_what_could_not_be_held_is_refused()
    {
        await forum.AddAsync(FilterKind.Words, "chimera", FilterAction.Hold);
        await forum.AddAsync(FilterKind.Link, "lair.example", FilterAction.Block);
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/settings/profile"), "form[action='/settings/profile']", ("displayName", "The Chimera"), ("about", "See https://lair.example"), ("website", "lair.example"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#displayName-error") && page.Has("#about-error") && page.Has("#website-error"));
        Assert.False((await visitor.SubmitAsync(page, "form[action='/settings/profile']", ("displayName", "Me"), ("about", "Hello"), ("website", ""))).Has(".error"));
    }

    [Fact]
    public async Task Posts_from_a_refused_address_are_refused_and_others_are_not()
    {
        await forum.AddAsync(FilterKind.Address, "203.0.113.0/24", FilterAction.RefusePosting);
        var (topic, visitor, _) = await TopicAsync();

        visitor.Headers[ClientAddresses.Header] = "203.0.113.9";
        var page = await ReplyAsync(visitor, topic, "From there");
        visitor.Headers[ClientAddresses.Header] = "203.0.114.9";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("network address", page.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(visitor, topic, "From here")).Status);
    }

    [Fact]
    public async Task Pattern_that_explodes_elsewhere_holds_up_no_long_post()
    {
        await forum.AddAsync(FilterKind.Pattern, "(q+)+[!]$", FilterAction.Block);
        var (topic, visitor, _) = await TopicAsync();
        var since = System.Diagnostics.Stopwatch.GetTimestamp();

        await ReplyAsync(visitor, topic, new string('q', PostText.LongestLength));

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal(PostText.LongestLength, (await App.PostAsync(topic, 2)).Markdown.Length);
    }

    async Task<(Topic Topic, Visitor Visitor, Member Author)> TopicAsync()
    {
        var author = await App.MemberAsync();
        return (await App.TopicAsync(author, await App.CategoryAsync()), await App.SignedInAsync(author), author);
    }

    async Task ApproveAsync(PostId post)
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        Assert.True(await App.WithAsync<ReviewPost, bool>(async review => (await review.ApproveAsync(Viewer.Of(moderator), post, CancellationToken.None)).IsDone));
    }

    static async Task<Page> ReplyAsync(Visitor visitor, Topic topic, string text) =>
        await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", text));

    static async Task<Page> EditAsync(Visitor visitor, PostId post, string text) =>
        await visitor.SubmitAsync(await visitor.GetAsync($"/p/{post}/edit"), "form.composer", ("text", text));
}
