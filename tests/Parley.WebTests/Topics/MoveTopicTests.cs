using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class MoveTopicTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Author_moves_the_own_topic_while_nobody_has_replied()
    {
        var author = await App.MemberAsync("author");
        var (from, to) = (await App.CategoryAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(author, from);
        var visitor = await App.SignedInAsync(author);

        var form = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt(".topic-menu a[href$='/category']")!);
        var moved = await visitor.SubmitAsync(form, "#move-form", ("category", $"{to.Id}"));

        Assert.Equal(to.Name, moved.TextAt(".topic-header .category"));
        Assert.Contains("moved this topic to another category", moved.TextAt("#p2.topic-event"), StringComparison.Ordinal);
        await App.ReplyAsync(await App.MemberAsync("other"), topic);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{topic.Id}/category")).Status);
    }

    [Fact]
    public async Task Moderator_moves_any_topic_and_the_counters_move_along()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, moderator) = (await forum.MemberAsync("author"), await forum.MemberAsync("mod", Role.Moderator));
        var (from, to) = (await forum.CategoryAsync(), await forum.CategoryAsync(GroupId.Moderators));
        var topic = await forum.TopicAsync(author, from);
        await forum.ReplyAsync(author, topic);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MoveAsync(forum, moderator, topic.Id, to)));

        Assert.Equal(3, (await forum.TopicNowAsync(topic)).LastNumber);
        var (left, there) = (await CategoryNowAsync(forum, from), await CategoryNowAsync(forum, to));
        Assert.Equal((0, 0, 1, 1), (left.TopicCount, left.ReplyCount, there.TopicCount, there.ReplyCount));
        Assert.All(await forum.WithDbAsync(db => db.RecountAsync(default)), counter => Assert.Equal(0, counter.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await (await forum.SignedInAsync(author)).GetAsync($"/t/{topic.Id}/{topic.Slug}")).Status);
        Assert.Equal(1, await forum.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.TopicId == topic.Id)));
    }

    [Fact]
    public async Task Nobody_moves_into_a_category_that_they_do_not_see_or_start_topics_in()
    {
        var author = await App.MemberAsync("author");
        var (from, secret, reserved) = (await App.CategoryAsync(), await App.CategoryAsync(GroupId.Moderators), await App.CategoryAsync());
        await App.WithDbAsync(db => db.Categories.Where(row => row.Id == reserved.Id).Set(row => row.StartedBy, GroupId.Moderators).UpdateAsync());
        var topic = await App.TopicAsync(author, from);
        var visitor = await App.SignedInAsync(author);
        var form = await visitor.GetAsync($"/t/{topic.Id}/category");
        Assert.DoesNotContain(secret.Name, form.TextAt("#category"), StringComparison.Ordinal);
        Assert.DoesNotContain(reserved.Name, form.TextAt("#category"), StringComparison.Ordinal);
        var token = form.Document.QuerySelector("#move-form input[name=__token]")!.GetAttribute("value")!;

        foreach (var category in new[] { $"{secret.Id}", $"{reserved.Id}", "999999", "", "x" })
        {
            var refused = await visitor.PostAsync($"/t/{topic.Id}/category", [new("__token", token), new("category", category)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.Has("#category-error"));
        }

        Assert.Equal(from.Id, (await App.TopicNowAsync(topic)).CategoryId);
        Assert.False(await MoveAsync(App, await App.MemberAsync("other"), topic.Id, from));
    }

    [Fact]
    public async Task Moved_topic_is_as_new_to_each_reader_as_it_was_before()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var (from, to) = (await App.CategoryAsync(), await App.CategoryAsync());
        var topic = await App.TopicAsync(author, from);
        var visitor = await App.SignedInAsync(reader);
        await visitor.SubmitAsync(await visitor.GetAsync($"/c/{from.Slug}"), "form[action$='/read']");

        Assert.True(await MoveAsync(App, await App.MemberAsync("mod", Role.Moderator), topic.Id, to));
        Assert.False((await visitor.GetAsync($"/c/{to.Slug}")).Has(".new-count"));

        await App.ReplyAsync(author, topic);
        Assert.True((await visitor.GetAsync($"/c/{to.Slug}")).Has(".new-count"));
    }

    static Task<bool> MoveAsync(ForumApp forum, Member member, Parley.Domain.Topics.TopicId topic, Category to) => forum.WithAsync<MoveTopic, bool>(
        async move => (await move.MoveAsync(Viewer.Of(member), topic, to.Id, CancellationToken.None)).IsDone);

    static Task<Category> CategoryNowAsync(ForumApp forum, Category category) =>
        forum.WithDbAsync(db => db.Categories.SingleAsync(row => row.Id == category.Id));
}
