using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class CloseTopicTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Author_closes_the_own_topic_after_a_question_and_opens_it_again()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(author);

        var question = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt(".topic-menu a[href$='/lock']")!);
        Assert.Equal("Close this topic?", question.Title);
        Assert.Contains($"“{topic.Title}”", question.Text, StringComparison.Ordinal);
        var closed = await visitor.SubmitAsync(question, "#lock-form");

        Assert.True(closed.Has(".topic-header .closed"));
        Assert.Contains($"{author.Name} closed this topic", closed.TextAt("#p2.topic-event"), StringComparison.Ordinal);
        Assert.False(closed.Has("main form.composer"));
        var open = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/lock"), "#lock-form");
        Assert.False(open.Has(".topic-header .closed"));
        Assert.Contains("opened it again", open.TextAt("#p3.topic-event"), StringComparison.Ordinal);
        Assert.Equal(0, await App.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.TopicId == topic.Id)));
        var now = await App.TopicNowAsync(topic);
        Assert.Equal((0, topic.BumpedAt, 3), (now.ReplyCount, now.BumpedAt, now.LastNumber));
    }

    [Fact]
    public async Task Moderator_closes_with_a_reason_that_stands_in_the_topic_and_its_author_is_told()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var refused = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/lock"), "#lock-form", ("reason", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#reason-error"));
        var closed = await visitor.SubmitAsync(refused, "#lock-form", ("reason", "Answered <elsewhere>"));
        await App.RunJobsAsync();

        Assert.Contains("Answered", closed.TextAt("#p2 .event-words"), StringComparison.Ordinal);
        var entry = await App.WithDbAsync(db => db.ModerationLog.SingleAsync(row => row.TopicId == topic.Id));
        Assert.Equal((ModeratorAct.TopicClosed, author.Id, "Answered <elsewhere>"), (entry.Act, entry.AuthorId, entry.Reason));
        Assert.Equal([NotificationKind.TopicClosed], await KindsAsync(author));
        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/lock"), "#lock-form", ("reason", "On second thought"));
        await App.RunJobsAsync();
        Assert.Equal([NotificationKind.TopicReopened], await KindsAsync(author));
    }

    [Fact]
    public async Task Author_does_not_open_what_a_moderator_closed_and_others_do_neither()
    {
        var (author, topic) = await TopicAsync();
        var (other, moderator) = (await App.MemberAsync("other"), await App.MemberAsync("mod", Role.Moderator));

        Assert.False(await CloseAsync(other, topic, ""));
        Assert.False(await CloseAsync(moderator, topic, ""));
        Assert.True(await CloseAsync(moderator, topic, "Enough"));
        Assert.False(await ReopenAsync(author, topic));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(author)).GetAsync($"/t/{topic.Id}/lock")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(other)).GetAsync($"/t/{topic.Id}/lock")).Status);
        Assert.True((await App.TopicNowAsync(topic)).IsClosed);
    }

    [Fact]
    public async Task Forum_may_keep_closing_to_its_moderators()
    {
        await using var app = await ForumApp.StartAsync(options => options.Topics.AuthorsMayClose = false);
        var author = await app.MemberAsync("author");
        var topic = await app.TopicAsync(author, await app.CategoryAsync());

        var visitor = await app.SignedInAsync(author);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{topic.Id}/lock")).Status);
        Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has(".topic-menu a[href$='/lock']"));
    }

    [Fact]
    public async Task Many_at_once_close_once_while_replies_come_in()
    {
        var (author, topic) = await TopicAsync();
        var moderator = await App.MemberAsync("mod", Role.Moderator);

        await Task.WhenAll(Enumerable.Range(0, 6).SelectMany(number => new Task[] { CloseAsync(author, topic, ""), App.ReplyAsync(moderator, topic, $"Reply {number}") }));

        var posts = await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).OrderBy(row => row.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 8), posts.Select(post => post.Number));
        Assert.Single(posts, post => post.Kind == PostKind.Closed);
        Assert.Equal(6, (await App.TopicNowAsync(topic)).ReplyCount);
    }

    [Fact]
    public async Task Text_of_a_reply_outlives_a_closing_meanwhile()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync("writer"));
        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        await CloseAsync(author, topic, "");

        var refused = await visitor.SubmitAsync(page, "form.composer", ("text", "Too late, but long"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Too late, but long", refused.TextAt("#text"));
    }

    [Fact]
    public async Task Reason_outlives_its_sign_in()
    {
        var (_, topic) = await TopicAsync();
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var visitor = await App.SignedInAsync(moderator);
        var form = await visitor.GetAsync($"/t/{topic.Id}/lock");
        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");

        var signedOut = await visitor.SubmitAsync(form, "#lock-form", ("reason", "Long thought over"));
        var again = await visitor.SubmitAsync(signedOut, "main form", ("name", moderator.Name), ("password", Cast.Password));

        Assert.Equal("Long thought over", again.TextAt("#reason"));
        Assert.True((await visitor.SubmitAsync(again, "#lock-form")).Has(".topic-header .closed"));
        Assert.Equal(0, await App.WithDbAsync(db => db.Drafts.CountAsync(row => row.MemberId == moderator.Id)));
    }

    Task<List<NotificationKind>> KindsAsync(Member member) =>
        App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == member.Id).Select(row => row.Kind).ToListAsync());

    Task<bool> CloseAsync(Member member, Topic topic, string reason) => App.WithAsync<CloseTopic, bool>(
        async close => (await close.CloseAsync(Viewer.Of(member), topic.Id, reason, CancellationToken.None)).IsDone);

    Task<bool> ReopenAsync(Member member, Topic topic) => App.WithAsync<CloseTopic, bool>(
        async close => (await close.ReopenAsync(Viewer.Of(member), topic.Id, "", CancellationToken.None)).IsDone);

    async Task<(Member Author, Topic Topic)> TopicAsync()
    {
        var author = await App.MemberAsync("author");
        return (author, await App.TopicAsync(author, await App.CategoryAsync(), Cast.UniqueName("Closing")));
    }
}
