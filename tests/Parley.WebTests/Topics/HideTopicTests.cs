using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class HideTopicTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Moderator_hides_a_topic_with_a_reason_that_its_author_alone_reads()
    {
        var (author, topic) = await TopicAsync();
        var other = await App.MemberAsync("other");
        await App.ReplyAsync(other, topic);
        var visitor = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var refused = await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/hiding"), "#hiding-form", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var hidden = await visitor.SubmitAsync(refused, "#hiding-form", ("reason", "Not <here>"));
        await App.RunJobsAsync();

        Assert.Contains("Not <here>", hidden.Text, StringComparison.Ordinal);
        var reader = await App.SignedInAsync(author);
        var own = await reader.VisitAsync((await reader.GetAsync("/notifications")).LinkAt(".notification a[data-open]")!);
        Assert.Contains("Reason: Not <here>", own.Text, StringComparison.Ordinal);
        Assert.True(own.Has("#p1") && own.Has("#p2"));
        Assert.False(own.Has("form.composer, .topic-menu, .post-actions .reply, a[href$='/edit'], #p2 .like, .bookmark"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(other)).GetAsync($"/t/{topic.Id}/{topic.Slug}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/t/{topic.Id}/hiding")).Status);
    }

    [Fact]
    public async Task Author_hides_the_own_topic_while_nobody_has_replied_and_restores_it()
    {
        var (author, topic) = await TopicAsync();
        var visitor = await App.SignedInAsync(author);

        var question = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt(".topic-menu a[href$='/hiding']")!);
        Assert.Contains($"Your topic “{topic.Title}”", question.Text, StringComparison.Ordinal);
        Assert.False(question.Has("#reason"));
        await visitor.SubmitAsync(question, "#hiding-form");
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}")).Status);
        Assert.Equal(HiddenCauses.ByAuthor, (await App.TopicNowAsync(topic)).Hidden);

        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/hiding"), "#restore-form");
        Assert.Equal(HttpStatusCode.OK, (await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}")).Status);
        await App.ReplyAsync(await App.MemberAsync("other"), topic);
        Assert.False(await HideAsync(author, topic, ""));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{topic.Id}/hiding")).Status);
    }

    [Fact]
    public async Task Each_cause_is_taken_away_by_its_own_people()
    {
        var (author, topic) = await TopicAsync();
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await HideAsync(author, topic, "");
        await HideAsync(moderator, topic, "All the same");

        Assert.True(await RestoreAsync(author, topic));
        Assert.Equal(HiddenCauses.ByModerator, (await App.TopicNowAsync(topic)).Hidden);
        Assert.False(await RestoreAsync(author, topic));
        Assert.True(await RestoreAsync(moderator, topic));
        Assert.True((await App.TopicNowAsync(topic)).IsShown);
    }

    [Fact]
    public async Task Doctor_finds_nothing_to_recount_at_any_step_nor_after_many_at_once()
    {
        await using var app = await ForumApp.StartAsync();
        var (author, moderator) = (await app.MemberAsync("author"), await app.MemberAsync("mod", Role.Moderator));
        var topic = await app.TopicAsync(author, await app.CategoryAsync());
        await app.ReplyAsync(author, topic);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => HideAsync(app, moderator, topic, "Once")));
        await AgreesAsync(app);
        Assert.Equal(0, await app.WithDbAsync(db => db.Categories.SumAsync(row => row.TopicCount + row.ReplyCount)));
        await app.ReplyAsync(moderator, topic, "Between us");
        await AgreesAsync(app);
        Assert.Equal(1, await app.WithDbAsync(db => db.ModerationLog.CountAsync()));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RestoreAsync(app, moderator, topic)));
        await AgreesAsync(app);
        Assert.Equal(3, await app.WithDbAsync(db => db.Categories.SumAsync(row => row.TopicCount + row.ReplyCount)));
    }

    static async Task AgreesAsync(ForumApp app) =>
        Assert.All(await app.WithDbAsync(db => db.RecountAsync(default)), counter => Assert.Equal((counter.Key, 0), (counter.Key, counter.Value)));

    Task<bool> HideAsync(Member member, Topic topic, string reason) => HideAsync(App, member, topic, reason);

    Task<bool> RestoreAsync(Member member, Topic topic) => RestoreAsync(App, member, topic);

    static Task<bool> HideAsync(ForumApp app, Member member, Topic topic, string reason) => app.WithAsync<HideTopic, bool>(
        async hide => (await hide.HideAsync(Viewer.Of(member), topic.Id, reason, CancellationToken.None)).IsDone);

    static Task<bool> RestoreAsync(ForumApp app, Member member, Topic topic) => app.WithAsync<HideTopic, bool>(
        async hide => (await hide.RestoreAsync(Viewer.Of(member), topic.Id, CancellationToken.None)).IsDone);

    async Task<(Member Author, Topic Topic)> TopicAsync()
    {
        var author = await App.MemberAsync("author");
        return (author, await App.TopicAsync(author, await App.CategoryAsync(), Cast.UniqueName("Hiding")));
    }
}
