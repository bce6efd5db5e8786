using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class MergeTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Moderator_is_asked_in_words_that_name_both_and_the_old_address_leads_to_the_other()
    {
        var (author, moderator, category) = await CastAsync(App);
        var (from, to) = (await App.TopicWithRepliesAsync(author, category, 2), await App.TopicWithRepliesAsync(author, category, 1));
        var visitor = await App.SignedInAsync(moderator);
        var page = await visitor.GetAsync((await visitor.GetAsync($"/t/{from.Id}/{from.Slug}")).LinkAt(".topic-menu a[href$='/merge']")!);
        Assert.True(page.Has("form#merge-target[method=get] #target"));

        var question = await visitor.GetAsync($"/t/{from.Id}/replies/merge?target={Uri.EscapeDataString($"http://localhost/t/{to.Id}/{to.Slug}")}");
        Assert.Contains($"All posts of “{from.Title}”, the first one too, will stand behind the last post of “{to.Title}”", question.Text, StringComparison.Ordinal);
        var merged = await visitor.SubmitOnlyAsync(question, "#merge-form");

        Assert.Equal($"/t/{to.Id}/{to.Slug}#p3", merged.Location);
        Assert.Equal(["Its text", "Reply 2", "Its text", "Reply 2", "Reply 3"], (await App.TextsAsync(to.Id)).OrderBy(row => row.Key).Select(row => row.Value));
        var guest = App.NewVisitor();
        foreach (var address in new[] { $"/t/{from.Id}", $"/t/{from.Id}/{from.Slug}" })
        {
            var answer = await guest.GetAsync(address);
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/t/{to.Id}/{to.Slug}#p3"), (answer.Status, answer.Location));
        }

        Assert.Equal($"/t/{to.Id}/{to.Slug}#p5", (await guest.GetAsync($"/t/{from.Id}/3")).Location);
        Assert.Equal($"/t/{to.Id}/{to.Slug}#p1", (await guest.GetAsync($"/t/{from.Id}/{from.Slug}?page=99")).Location);
        Assert.DoesNotContain($"/t/{from.Id}/", (await visitor.GetAsync($"/c/{category.Slug}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/t/{from.Id}/lock")).Status);
    }

    [Fact]
    public async Task Who_may_not_see_the_other_topic_finds_nothing()
    {
        var (author, moderator, category) = await CastAsync(App);
        var (from, secret) = (await App.TopicAsync(author, category), await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators)));
        var post = await App.PostAsync(from, 1);

        Assert.True((await App.MergeAsync(moderator, from, secret)).IsDone);

        var visitor = await App.SignedInAsync(author);
        foreach (var address in new[] { $"/t/{from.Id}", $"/t/{from.Id}/{from.Slug}", $"/t/{from.Id}/1", $"/p/{post.Id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Merged_on_both_addresses_lead_to_the_last_also_those_of_the_imported_forum()
    {
        var (author, moderator, category) = await CastAsync(App);
        var (first, second, third) = (await App.TopicWithRepliesAsync(author, category, 1), await App.TopicAsync(author, category), await App.TopicAsync(author, category));
        var oldId = Random.Shared.NextInt64(1_000_000_000);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == first.Id).Set(row => row.OldId, oldId).UpdateAsync());

        Assert.True((await App.MergeAsync(moderator, first, second)).IsDone);
        Assert.True((await App.MergeAsync(moderator, second, third)).IsDone);

        var guest = App.NewVisitor();
        Assert.Equal($"/t/{third.Id}/{third.Slug}#p3", (await guest.GetAsync($"/t/{first.Id}")).Location);
        Assert.Equal($"/t/{third.Id}/{third.Slug}#p2", (await guest.GetAsync($"/t/{second.Id}")).Location);
        Assert.Equal($"/t/{third.Id}/{third.Slug}#p4", (await guest.GetAsync($"/t/old-slug/{oldId}/2")).Location);
        Assert.Equal($"/t/{third.Id}/{third.Slug}#p3", (await guest.GetAsync($"/t/old-slug/{oldId}")).Location);
    }

    [Fact]
    public async Task Counters_the_answer_watchers_drafts_and_the_log_are_right_afterwards()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, moderator, category) = await CastAsync(forum);
        var (watcher, muted) = (await forum.MemberAsync("watcher"), await forum.MemberAsync("muted"));
        var (to, from) = (await forum.TopicWithRepliesAsync(moderator, await forum.CategoryAsync(), 1), await forum.TopicWithRepliesAsync(author, category, 3));
        var answer = await forum.PostAsync(from, 2);
        await forum.WithDbAsync(db => db.Topics.Where(row => row.Id == from.Id).Set(row => row.AnswerPostId, answer.Id).UpdateAsync());
        await forum.RunJobsAsync();
        await forum.WatchAsync(watcher, from, WatchLevel.Watching);
        await forum.WatchAsync(muted, from, WatchLevel.Watching);
        await forum.WatchAsync(muted, to, WatchLevel.Muted);
        await forum.WithDbAsync(db => db.InsertAsync(new Draft { MemberId = watcher.Id, Place = $"/t/{from.Id}", Markdown = "Kept", ReplyToNumber = 3 }));
        await forum.WithDbAsync(db => db.InsertAsync(new Draft { MemberId = muted.Id, Place = $"/t/{from.Id}", Markdown = "Below" }));
        await forum.WithDbAsync(db => db.InsertAsync(new Draft { MemberId = muted.Id, Place = $"/t/{to.Id}", Markdown = "Above" }));

        Assert.True((await forum.MergeAsync(moderator, from, to)).IsDone);
        await forum.RunJobsAsync();

        await forum.AssertCountedAsync();
        var target = await forum.TopicNowAsync(to);
        Assert.Equal((5, 6, answer.Id, author.Id), (target.ReplyCount, target.LastNumber, target.AnswerPostId!.Value, target.LastPosterId));
        Assert.Equal((0, 0), await forum.WithDbAsync(async db => await db.Categories.Where(row => row.Id == category.Id).Select(row => ValueTuple.Create(row.TopicCount, row.ReplyCount)).SingleAsync()));
        Assert.Equal(WatchLevel.Watching, await LevelAsync(forum, watcher, to));
        Assert.Equal(WatchLevel.Muted, await LevelAsync(forum, muted, to));
        Assert.Equal([("Above\n\nBelow", null), ("Kept", (int?)5)], (await forum.WithDbAsync(db => db.Drafts.Where(row => row.Place == $"/t/{to.Id}").ToListAsync()))
            .OrderBy(row => row.Markdown, StringComparer.Ordinal).Select(row => (row.Markdown, row.ReplyToNumber)));
        Assert.Equal((ModeratorAct.TopicMerged, (MemberId?)author.Id), await forum.WithDbAsync(async db => await db.ModerationLog.Select(row => ValueTuple.Create(row.Act, row.AuthorId)).SingleAsync()));
        Assert.Equal(1, await forum.WithDbAsync(db => db.Notifications.CountAsync(row => row.MemberId == author.Id && row.Kind == NotificationKind.PostsMoved)));
    }

    [Fact]
    public async Task Wrong_targets_are_refused_beside_the_field()
    {
        var (author, moderator, category) = await CastAsync(App);
        var (topic, hidden, gone) = (await App.TopicAsync(author, category), await App.TopicAsync(author, category), await App.TopicAsync(author, category));
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == hidden.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        Assert.True((await App.MergeAsync(moderator, gone, await App.TopicAsync(author, category))).IsDone);
        var visitor = await App.SignedInAsync(moderator);

        foreach (var (source, target, words) in new[]
        {
            (topic, "", "no such topic"), (topic, "x", "no such topic"), (topic, $"{gone.Id}", "no such topic"), (topic, $"{topic.Id}", "the topic itself"),
            (topic, $"{hidden.Id}", "That topic is hidden"), (hidden, $"{topic.Id}", "This topic is hidden"),
        })
        {
            var refused = await visitor.GetAsync($"/t/{source.Id}/replies/merge?target={target}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(words, refused.TextAt("#target-error"), StringComparison.Ordinal);
            var sent = await visitor.PostAsync($"/t/{source.Id}/replies/merge", [new("target", target), new("__token", await TokenAsync(visitor, topic, moderator))]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        }
    }

    [Fact]
    public async Task Merges_that_cross_and_replies_that_arrive_meanwhile_leave_one_topic_with_everything()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, moderator, category) = await CastAsync(forum);
        var (one, other) = (await forum.TopicWithRepliesAsync(author, category, 3), await forum.TopicWithRepliesAsync(author, category, 3));

        var merges = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => number % 2 == 0 ? forum.MergeAsync(moderator, one, other) : forum.MergeAsync(moderator, other, one)));

        Assert.Equal(2, merges.Count(outcome => outcome.IsDone));
        await forum.AssertCountedAsync();
        var left = await forum.WithDbAsync(db => db.Topics.SingleAsync(row => row.MergedIntoId == null));
        Assert.Equal(8, (await forum.TextsAsync(left.Id)).Count);
        var stub = left.Id == one.Id ? other : one;
        await Assert.ThrowsAsync<InvalidOperationException>(() => forum.ReplyAsync(moderator, stub));
        Assert.Empty(await forum.TextsAsync(stub.Id));
    }

    [Fact]
    public async Task Topic_with_a_poll_is_not_merged_away_but_takes_another_in()
    {
        var (author, moderator, category) = await CastAsync(App);
        var (asked, other) = (await App.TopicWithPollAsync(author, new() { Choices = "Sea\nHills" }), await App.TopicAsync(author, category));
        var visitor = await App.SignedInAsync(moderator);

        var refused = await visitor.GetAsync($"/t/{asked.Id}/replies/merge?target={other.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("This topic has a poll, which would be lost.", refused.TextAt("#target-error"), StringComparison.Ordinal);
        Assert.Equal("PollNotMerged", (await App.MergeAsync(moderator, asked, other)).Problems.Single().Code);

        Assert.True((await App.MergeAsync(moderator, other, asked)).IsDone);
        Assert.True((await App.NewVisitor().VisitAsync($"/t/{other.Id}")).Has("#poll"));
    }

    [Fact]
    public async Task What_was_done_to_a_topic_that_was_merged_before_it_was_told_is_told_no_more()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, moderator, category) = await CastAsync(forum);
        var (from, to) = (await forum.TopicAsync(author, category), await forum.TopicAsync(moderator, category));
        foreach (var topic in new[] { from, to })
            Assert.True(await forum.WithAsync<CloseTopic, bool>(async close => (await close.CloseAsync(Viewer.Of(moderator), topic.Id, "Settled", CancellationToken.None)).IsDone));
        Assert.True((await forum.MergeAsync(moderator, from, to)).IsDone);

        await forum.RunJobsAsync();

        var kinds = await forum.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == author.Id).Select(row => row.Kind).ToListAsync());
        Assert.Equal([NotificationKind.PostsMoved], kinds);
    }

    static async Task<string> TokenAsync(Visitor visitor, Topic topic, Member moderator)
    {
        var page = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        Assert.Contains(moderator.Name, page.Text, StringComparison.Ordinal);
        return page.Document.QuerySelector("#post-acts input[name=__token]")!.GetAttribute("value")!;
    }

    static Task<WatchLevel> LevelAsync(ForumApp forum, Member member, Topic topic) =>
        forum.WithDbAsync(db => db.TopicWatches.Where(row => row.MemberId == member.Id && row.TopicId == topic.Id).Select(row => row.Level).SingleAsync());

    static async Task<(Member Author, Member Moderator, Parley.Domain.Categories.Category Category)> CastAsync(ForumApp forum) =>
        (await forum.MemberAsync("author"), await forum.MemberAsync("mod", Role.Moderator), await forum.CategoryAsync());
}
