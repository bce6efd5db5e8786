using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class HidePostTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Author_hides_an_own_reply_after_a_question_and_restores_it()
    {
        var (author, topic) = await TopicAsync();
        await App.ReplyAsync(author, topic, "Said too soon");
        var visitor = await App.SignedInAsync(author);

        var question = await visitor.GetAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt("#p2 a[href$='/hiding']")!);
        Assert.Equal("Hide this post?", question.Title);
        Assert.Contains($"Your post #2 in “{topic.Title}”", question.Text, StringComparison.Ordinal);
        var hidden = await visitor.SubmitAsync(question, "#hiding-form");

        Assert.Contains("You hid this post", hidden.TextAt("#p2 .hidden-state"), StringComparison.Ordinal);
        Assert.False((await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Has("#p2"));
        var shown = await visitor.PressAsync(hidden, "#p2 button[formaction$='/hiding/lift']");
        Assert.False(shown.Has("#p2 .hidden-state"));
        Assert.True((await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Has("#p2"));
    }

    [Fact]
    public async Task Moderator_hides_a_post_with_a_reason_that_its_author_alone_reads()
    {
        var (author, topic) = await TopicAsync();
        var writer = await App.MemberAsync("writer");
        await App.ReplyAsync(writer, topic, "Too loud");
        var post = await App.PostAsync(topic, 2);
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var form = await moderator.GetAsync($"/p/{post.Id}/hiding");
        var refused = await moderator.SubmitAsync(form, "#hiding-form", ("reason", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#reason-error"));
        var hidden = await moderator.SubmitAsync(refused, "#hiding-form", ("reason", "We do not shout <here>"));
        await App.RunJobsAsync();

        Assert.Contains("Hidden by a moderator", hidden.TextAt("#p2 .hidden-state"), StringComparison.Ordinal);
        var own = await (await App.SignedInAsync(writer)).VisitAsync($"/p/{post.Id}");
        Assert.Contains("A moderator hid this post", own.TextAt("#p2 .hidden-state"), StringComparison.Ordinal);
        Assert.Equal("Reason: We do not shout <here>", own.TextAt("#p2 .hidden-reason"));
        Assert.False(own.Has("#p2 .like, #p2 a[href$='/edit'], #p2 a[href$='/hiding'], #p2 button[formaction$='/lift'], #p2 a.quote"));
        var stranger = await App.SignedInAsync(author);
        Assert.False((await stranger.VisitAsync($"/t/{topic.Id}")).Has("#p2"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{post.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/p/{post.Id}")).Status);
        var entry = await App.WithDbAsync(db => db.ModerationLog.SingleAsync(row => row.PostId == post.Id));
        Assert.Equal((ModeratorAct.PostHidden, writer.Id, "We do not shout <here>"), (entry.Act, entry.AuthorId, entry.Reason));
    }

    [Fact]
    public async Task Author_is_told_and_finds_the_post_from_the_notification()
    {
        var (_, topic) = await TopicAsync();
        var writer = await App.MemberAsync("writer");
        await App.ReplyAsync(writer, topic, "Too loud");
        await HideAsync(await App.MemberAsync("mod", Role.Moderator), topic, 2, "Loud");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(writer);

        var page = await visitor.VisitAsync((await visitor.GetAsync("/notifications")).LinkAt(".notification [data-open]")!);

        Assert.Equal("Reason: Loud", page.TextAt("#p2 .hidden-reason"));
    }

    [Fact]
    public async Task Counters_and_the_last_reply_are_right_at_every_step()
    {
        var (author, topic) = await TopicAsync();
        var (writer, moderator) = (await App.MemberAsync("writer"), await App.MemberAsync("mod", Role.Moderator));
        await App.ReplyAsync(author, topic, "Stays");
        await App.ReplyAsync(writer, topic, "Goes");
        var before = await App.TopicNowAsync(topic);

        await HideAsync(moderator, topic, 3, "Why not");
        var hidden = await App.TopicNowAsync(topic);
        Assert.Equal((1, author.Id), (hidden.ReplyCount, hidden.LastPosterId));
        Assert.Equal((await App.PostAsync(topic, 2)).CreatedAt, hidden.BumpedAt);
        await AgreesAsync(topic);

        await HideAsync(writer, topic, 2, "");
        Assert.Equal(1, (await App.TopicNowAsync(topic)).ReplyCount);
        await RestoreAsync(moderator, topic, 3);
        var restored = await App.TopicNowAsync(topic);
        Assert.Equal((2, writer.Id), (restored.ReplyCount, restored.LastPosterId));
        Assert.InRange(restored.BumpedAt - before.BumpedAt, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await AgreesAsync(topic);
    }

    [Fact]
    public async Task Each_cause_is_taken_away_by_its_own_people_and_the_post_comes_back_with_the_last()
    {
        var (_, topic) = await TopicAsync();
        var (writer, moderator) = (await App.MemberAsync("writer"), await App.MemberAsync("mod", Role.Moderator));
        await App.ReplyAsync(writer, topic, "Twice hidden");
        await HideAsync(writer, topic, 2, "");
        await HideAsync(moderator, topic, 2, "All the same");
        Assert.Equal(HiddenCauses.ByAuthor | HiddenCauses.ByModerator, (await App.PostAsync(topic, 2)).Hidden);

        await RestoreAsync(writer, topic, 2);
        Assert.Equal(HiddenCauses.ByModerator, (await App.PostAsync(topic, 2)).Hidden);
        Assert.False(await RestoreAsync(writer, topic, 2));
        Assert.Equal(0, (await App.TopicNowAsync(topic)).ReplyCount);
        await RestoreAsync(moderator, topic, 2);
        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 2)).Hidden);
        await AgreesAsync(topic);
    }

    [Fact]
    public async Task Many_at_once_hide_and_count_once()
    {
        var (_, topic) = await TopicAsync();
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await App.ReplyAsync(await App.MemberAsync("writer"), topic, "Goes");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => HideAsync(moderator, topic, 2, "Once")));
        await AgreesAsync(topic);
        Assert.Equal(0, (await App.TopicNowAsync(topic)).ReplyCount);
        var post = await App.PostAsync(topic, 2);
        Assert.Equal(1, await App.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.PostId == post.Id)));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RestoreAsync(moderator, topic, 2)));
        await AgreesAsync(topic);
        Assert.Equal(1, (await App.TopicNowAsync(topic)).ReplyCount);
    }

    [Fact]
    public async Task First_posts_posts_of_others_and_those_in_closed_topics_are_not_hidden_by_members()
    {
        var (author, topic) = await TopicAsync();
        var (other, moderator) = (await App.MemberAsync("other"), await App.MemberAsync("mod", Role.Moderator));
        await App.ReplyAsync(author, topic);

        Assert.False(await HideAsync(author, topic, 1, ""));
        Assert.False(await HideAsync(moderator, topic, 1, "With its topic only"));
        Assert.False(await HideAsync(other, topic, 2, "Mine?"));
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.ClosedAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch).UpdateAsync());
        Assert.False(await HideAsync(author, topic, 2, ""));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(other)).GetAsync($"/p/{(await App.PostAsync(topic, 2)).Id}/hiding")).Status);
    }

    [Fact]
    public async Task Reason_outlives_its_sign_in_and_a_like_leads_back_to_the_post()
    {
        var (_, topic) = await TopicAsync();
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await App.ReplyAsync(await App.MemberAsync("writer"), topic, "Too loud");
        var post = await App.PostAsync(topic, 2);
        var visitor = await App.SignedInAsync(moderator);
        var (form, page) = (await visitor.GetAsync($"/p/{post.Id}/hiding"), await visitor.VisitAsync($"/t/{topic.Id}"));
        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");

        var notLiked = await visitor.PressAsync(page, "#p2 .like");
        Assert.Equal($"/p/{post.Id}", notLiked.Document.QuerySelector("main form input[name=return]")!.GetAttribute("value"));
        var signedOut = await visitor.SubmitAsync(form, "#hiding-form", ("reason", "Much too loud"));
        var again = await visitor.SubmitAsync(signedOut, "main form", ("name", moderator.Name), ("password", Cast.Password));

        Assert.Equal("Much too loud", again.TextAt("#reason"));
        var hidden = await visitor.SubmitAsync(again, "#hiding-form");
        Assert.Contains("Much too loud", hidden.TextAt("#p2 .hidden-reason"), StringComparison.Ordinal);
        Assert.Equal(0, await App.WithDbAsync(db => db.Drafts.CountAsync(row => row.MemberId == moderator.Id)));
    }

    [Fact]
    public async Task Doctor_finds_nothing_to_recount_after_likes_and_hidings()
    {
        await using var app = await ForumApp.StartAsync();
        var (author, moderator) = (await app.MemberAsync("author"), await app.MemberAsync("mod", Role.Moderator));
        var topic = await app.TopicAsync(author, await app.CategoryAsync());
        await app.ReplyAsync(author, topic);
        var post = await app.PostAsync(topic, 2);
        await app.WithAsync<LikePost, bool>(async like => (await like.SetAsync(Viewer.Of(moderator), post.Id, likes: true, default)).IsDone);
        await app.WithAsync<HidePost, bool>(async hide => (await hide.HideAsync(Viewer.Of(moderator), post.Id, "Why not", default)).IsDone);

        Assert.All(await app.WithDbAsync(db => db.RecountAsync(default)), counter => Assert.Equal(0, counter.Value));
    }

    [Fact]
    public async Task Hidden_answer_solves_nothing()
    {
        var (_, topic) = await TopicAsync();
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await App.ReplyAsync(await App.MemberAsync("writer"), topic, "The answer");
        var answer = await App.PostAsync(topic, 2);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.AnswerPostId, answer.Id).UpdateAsync());

        await HideAsync(moderator, topic, 2, "Wrong");

        Assert.False((await App.TopicNowAsync(topic)).IsSolved);
    }

    async Task<bool> HideAsync(Member member, Topic topic, int number, string reason)
    {
        var post = await App.PostAsync(topic, number);
        return await App.WithAsync<HidePost, bool>(
            async hide => (await hide.HideAsync(Viewer.Of(member), post.Id, reason, CancellationToken.None)).IsDone);
    }

    async Task<bool> RestoreAsync(Member member, Topic topic, int number)
    {
        var post = await App.PostAsync(topic, number);
        return await App.WithAsync<HidePost, bool>(async hide => (await hide.RestoreAsync(Viewer.Of(member), post.Id, CancellationToken.None)).IsDone);
    }

    Task<bool> AgreesAsync(Topic topic) => App.WithDbAsync(async db =>
    {
        var shown = await db.Posts.Where(row => row.TopicId == topic.Id && row.Number > 1 && row.Hidden == HiddenCauses.None).ToListAsync();
        Assert.Equal(shown.Count, (await db.Topics.SingleAsync(row => row.Id == topic.Id)).ReplyCount);
        Assert.Equal(shown.Count, (await db.Categories.SingleAsync(row => row.Id == topic.CategoryId)).ReplyCount);
        foreach (var writer in await db.Posts.Where(row => row.TopicId == topic.Id).Select(row => row.AuthorId).Distinct().ToListAsync())
            Assert.Equal(shown.Count(row => row.AuthorId == writer), (await db.Members.SingleAsync(row => row.Id == writer)).ReplyCount);
        return true;
    });

    async Task<(Member Author, Topic Topic)> TopicAsync()
    {
        var author = await App.MemberAsync("author");
        return (author, await App.TopicAsync(author, await App.CategoryAsync(), Cast.UniqueName("Hiding")));
    }
}
