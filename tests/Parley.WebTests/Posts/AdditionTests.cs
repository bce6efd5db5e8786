using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class AdditionTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Author_adds_below_the_first_post_with_a_date_and_who_is_named_is_told()
    {
        var (author, topic) = await TopicAsync("The question");
        var named = await App.MemberAsync("named");
        var visitor = await App.SignedInAsync(author);

        var form = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt("#p1 a[href$='/addition']")!);
        var added = await visitor.SubmitAsync(form, "form.composer", ("text", $"It works now, @{named.Name}"));
        await App.RunJobsAsync();

        Assert.StartsWith("The question", added.TextAt("#p1 .prose"), StringComparison.Ordinal);
        Assert.Contains("It works now", added.TextAt("#p1 .prose"), StringComparison.Ordinal);
        Assert.True(added.Has("#p1 .prose .addition time[datetime]"));
        Assert.Equal([NotificationKind.Mention], await App.WithDbAsync(db =>
            db.Notifications.Where(row => row.MemberId == named.Id).Select(row => row.Kind).ToListAsync()));
        var post = await App.PostAsync(topic, 1);
        Assert.Equal(2, await App.WithDbAsync(db => db.PostVersions.CountAsync(row => row.PostId == post.Id)));

        await visitor.SubmitAsync(form, "form.composer", ("text", $"It works now, @{named.Name}"));
        var again = await visitor.SubmitAsync(form, "form.composer", ("text", "And still"));
        Assert.Equal(2, again.Texts("#p1 .addition").Count);
    }

    [Fact]
    public async Task What_would_be_swallowed_or_is_empty_comes_back()
    {
        var (author, topic) = await TopicAsync("```\nvar open = true;");
        var visitor = await App.SignedInAsync(author);
        var form = await visitor.GetAsync($"/t/{topic.Id}/addition");

        var empty = await visitor.SubmitAsync(form, "form.composer", ("text", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var swallowed = await visitor.SubmitAsync(form, "form.composer", ("text", "Below"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, swallowed.Status);
        Assert.Equal("Below", swallowed.TextAt("#text"));
        Assert.Equal("```\nvar open = true;", (await App.PostAsync(topic, 1)).Markdown);
    }

    [Fact]
    public async Task Nobody_else_adds_nor_anybody_in_a_closed_topic()
    {
        var (author, topic) = await TopicAsync("Text");
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));
        var visitor = await App.SignedInAsync(author);
        Assert.Equal(HttpStatusCode.NotFound, (await moderator.GetAsync($"/t/{topic.Id}/addition")).Status);
        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/lock"), "#lock-form");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{topic.Id}/addition")).Status);
        Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has("a[href$='/addition']"));
    }

    async Task<(Member Author, Topic Topic)> TopicAsync(string text)
    {
        var author = await App.MemberAsync("author");
        return (author, await App.TopicAsync(author, await App.CategoryAsync(), Cast.UniqueName("Adding"), text));
    }
}
