using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class AnswerTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Asker_accepts_a_reply_as_the_answer_and_takes_it_back()
    {
        var (asker, topic) = await TopicAsync();
        var helper = await App.MemberAsync("helper");
        await App.ReplyAsync(helper, topic, "Do it so");
        var answer = await App.PostAsync(topic, 2);
        var visitor = await App.SignedInAsync(asker);

        var solved = await visitor.PressAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "#p2 button[formaction$='/answer']");
        await App.RunJobsAsync();

        Assert.True(solved.Has(".topic-header .solved") && solved.Has("#p2 .answer-mark"));
        Assert.Equal($"/p/{answer.Id}", solved.LinkAt("#p1 .answer-link a"));
        Assert.Equal([NotificationKind.Answer], await KindsAsync(helper));
        Assert.Contains("accepted your reply as the answer", (await (await App.SignedInAsync(helper)).GetAsync("/notifications")).Text, StringComparison.Ordinal);
        Assert.False((await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Has("button[formaction*='/answer']"));

        var open = await visitor.PressAsync(solved, "#p2 button[formaction$='/answer/remove']");
        await App.RunJobsAsync();
        Assert.False(open.Has(".topic-header .solved, .answer-mark, .answer-link"));
        Assert.Empty(await KindsAsync(helper));
    }

    [Fact]
    public async Task Another_answer_takes_the_place_of_the_former()
    {
        var (asker, topic) = await TopicAsync();
        var (first, second) = (await App.MemberAsync("first"), await App.MemberAsync("second"));
        await App.ReplyAsync(first, topic);
        await App.ReplyAsync(second, topic);
        await MarkAsync(asker, topic, 2);

        Assert.True(await MarkAsync(await App.MemberAsync("mod", Role.Moderator), topic, 3));
        await App.RunJobsAsync();

        Assert.Equal((await App.PostAsync(topic, 3)).Id, (await App.TopicNowAsync(topic)).AnswerPostId);
        Assert.DoesNotContain(NotificationKind.Answer, await KindsAsync(first));
        Assert.Contains(NotificationKind.Answer, await KindsAsync(second));
        Assert.True(await MarkAsync(asker, topic, 3));
    }

    [Fact]
    public async Task Answer_that_changes_hands_faster_than_it_is_told_is_told_to_the_last_one()
    {
        var (asker, topic) = await TopicAsync();
        var (first, second) = (await App.MemberAsync("first"), await App.MemberAsync("second"));
        await App.ReplyAsync(first, topic);
        await App.ReplyAsync(second, topic);

        for (var turn = 0; turn < 10; turn++)
        {
            var number = 2 + (turn % 2);
            Assert.True(await MarkAsync(asker, topic, 5 - number));
            Assert.True(await MarkAsync(asker, topic, number));
            await Task.WhenAll(App.RunJobsAsync(), App.RunJobsAsync());
            Assert.Equal(number == 2, (await KindsAsync(first)).Contains(NotificationKind.Answer));
            Assert.Equal(number == 3, (await KindsAsync(second)).Contains(NotificationKind.Answer));
        }
    }

    [Fact]
    public async Task Others_first_posts_hidden_posts_and_events_are_no_answers()
    {
        var (asker, topic) = await TopicAsync();
        var other = await App.MemberAsync("other");
        await App.ReplyAsync(other, topic);
        await App.ReplyAsync(asker, topic);

        Assert.False(await MarkAsync(other, topic, 2));
        Assert.False(await MarkAsync(asker, topic, 1));
        var post = await App.PostAsync(topic, 3);
        await App.WithAsync<HidePost, bool>(async hide => (await hide.HideAsync(Viewer.Of(asker), post.Id, "", default)).IsDone);
        Assert.False(await MarkAsync(asker, topic, 3));
        Assert.False((await App.TopicNowAsync(topic)).IsSolved);
        Assert.False((await (await App.SignedInAsync(other)).VisitAsync($"/t/{topic.Id}")).Has("button[formaction*='/answer']"));
    }

    Task<List<NotificationKind>> KindsAsync(Member member) =>
        App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == member.Id).Select(row => row.Kind).ToListAsync());

    async Task<bool> MarkAsync(Member member, Topic topic, int number)
    {
        var post = await App.PostAsync(topic, number);
        return await App.WithAsync<MarkAnswer, bool>(
            async mark => (await mark.SetAsync(Viewer.Of(member), post.Id, isAnswer: true, CancellationToken.None)).IsDone);
    }

    async Task<(Member Asker, Topic Topic)> TopicAsync()
    {
        var asker = await App.MemberAsync("asker");
        return (asker, await App.TopicAsync(asker, await App.CategoryAsync(), Cast.UniqueName("How")));
    }
}
