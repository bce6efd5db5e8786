using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Holding;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Moderation;

/// <summary>A forum that holds the first post of each member until a moderator let it through.</summary>
public sealed class HoldTests(HoldTests.Holding holding) : IClassFixture<HoldTests.Holding>
{
    ForumApp App => holding.Forum;

    [Fact]
    public async Task First_reply_waits_and_only_its_author_and_moderators_see_it()
    {
        var (topic, asker) = await TopicAsync();
        var newcomer = await App.MemberAsync("newcomer");
        var visitor = await App.SignedInAsync(newcomer);

        var page = await ReplyAsync(visitor, topic, $"Hello @{asker.Name}, walruses");
        await App.RunJobsAsync();

        Assert.Contains("Waits for review", page.TextAt("#p2 .hidden-state"), StringComparison.Ordinal);
        Assert.DoesNotContain("walruses", (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("walruses", (await (await App.SignedInAsync(await App.MemberAsync())).VisitAsync($"/t/{topic.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("walruses", (await App.NewVisitor().GetAsync("/search?q=walruses")).TextAt("main ol") ?? "", StringComparison.Ordinal);
        Assert.Empty(await KindsAsync(asker));
        var now = await App.TopicNowAsync(topic);
        Assert.Equal((0, topic.BumpedAt, asker.Id), (now.ReplyCount, now.BumpedAt, now.LastPosterId));
        Assert.Equal(HiddenCauses.Held, (await App.PostAsync(topic, 2)).Hidden);
        await AssertCountedAsync();
    }

    [Fact]
    public async Task Moderator_lets_it_through_in_the_queue_and_it_is_as_if_it_was_just_posted()
    {
        var (topic, asker) = await TopicAsync();
        var newcomer = await App.MemberAsync("newcomer");
        var visitor = await App.SignedInAsync(newcomer);
        await ReplyAsync(visitor, topic, $"Hello @{asker.Name}");
        var post = (await App.PostAsync(topic, 2)).Id;
        var (staff, item) = (await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)), $".queue-item[aria-labelledby='queue-{post}']");

        holding.Clock.Pass(TimeSpan.FromHours(1));
        var queue = await staff.VisitAsync("/admin/queue");
        Assert.Contains("first posts", queue.TextAt(item), StringComparison.Ordinal);
        var done = await staff.PressAsync(queue, $"{item} button[formaction$='/approve']");
        await App.RunJobsAsync();

        Assert.False(done.Has(item));
        Assert.Contains("Hello", (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).TextAt("#p2"), StringComparison.Ordinal);
        Assert.Equal([NotificationKind.Mention], await KindsAsync(asker));
        Assert.Equal([NotificationKind.PostApproved], await KindsAsync(newcomer));
        Assert.Contains("let your post through", (await visitor.GetAsync("/notifications")).Text, StringComparison.Ordinal);
        var now = await App.TopicNowAsync(topic);
        Assert.Equal((1, newcomer.Id), (now.ReplyCount, now.LastPosterId));
        Assert.True(now.BumpedAt > topic.BumpedAt);
        Assert.Equal(ModeratorAct.PostApproved, await App.WithDbAsync(db => db.ModerationLog.Where(row => row.PostId == post).Select(row => row.Act).SingleAsync()));
        await AssertCountedAsync();

        Assert.False((await ReplyAsync(visitor, topic, "The next one goes at once")).Has("#p3 .hidden-state"));
    }

    [Fact]
    public async Task Reply_that_waited_comes_behind_those_that_came_meanwhile_and_is_new_to_who_read_these()
    {
        var (topic, asker) = await TopicAsync();
        var newcomer = await App.MemberAsync("newcomer");
        var held = await PostedAsync(newcomer, topic, "I waited");
        await App.ReplyAsync(asker, topic, "Meanwhile");
        var reader = await App.SignedInAsync(await App.MemberAsync("reader", Role.Moderator));
        await reader.VisitAsync($"/t/{topic.Id}");

        await ApproveAsync(held);

        var post = await App.WithDbAsync(db => db.Posts.SingleAsync(row => row.Id == held));
        Assert.Equal(4, post.Number);
        Assert.True(post.CreatedAt >= (await App.PostAsync(topic, 3)).CreatedAt);
        Assert.True((await reader.VisitAsync($"/t/{topic.Id}")).Has("#p4 .new-mark"));
        Assert.Equal(HttpStatusCode.OK, (await App.NewVisitor().VisitAsync($"/p/{held}")).Status);
    }

    [Fact]
    public async Task Topic_waits_as_a_whole_and_begins_when_it_is_let_through()
    {
        var (newcomer, category) = (await App.MemberAsync("newcomer"), await App.CategoryAsync());
        var watcher = await App.MemberAsync("watcher");
        await App.WithDbAsync(db => db.InsertAsync(new CategoryWatch { MemberId = watcher.Id, CategoryId = category.Id, Level = WatchLevel.Watching }));
        var topic = await App.TopicAsync(newcomer, category, "My first topic");
        await App.RunJobsAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Status);
        Assert.DoesNotContain("My first topic", (await App.NewVisitor().GetAsync($"/c/{category.Slug}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("My first topic", (await App.NewVisitor().GetAsync($"/c/{category.Slug}/feed.atom")).Body, StringComparison.Ordinal);
        var visitor = await App.SignedInAsync(newcomer);
        var own = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Contains("waits for review", own.TextAt("main .notice"), StringComparison.Ordinal);
        Assert.False(own.Has("form.composer"));
        Assert.Contains("Waits for review", (await visitor.GetAsync("/mine")).TextAt(".topic-list"), StringComparison.Ordinal);
        Assert.Empty(await KindsAsync(watcher));
        await AssertCountedAsync();

        await ApproveAsync((await App.PostAsync(topic, 1)).Id);

        Assert.Contains("My first topic", (await App.NewVisitor().GetAsync($"/c/{category.Slug}")).Text, StringComparison.Ordinal);
        Assert.Equal([NotificationKind.TopicInWatchedCategory], await KindsAsync(watcher));
        Assert.Equal([NotificationKind.TopicApproved], await KindsAsync(newcomer));
        Assert.True((await App.TopicNowAsync(topic)).CreatedAt > topic.CreatedAt);
        await AssertCountedAsync();
    }

    [Fact]
    public async Task Rejecting_needs_a_reason_which_the_author_reads()
    {
        var (topic, _) = await TopicAsync();
        var newcomer = await App.MemberAsync("newcomer");
        var post = await PostedAsync(newcomer, topic, "Buy shoes");
        var (staff, item) = (await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)), $".queue-item[aria-labelledby='queue-{post}']");

        var refused = await staff.SubmitAsync(await staff.GetAsync("/admin/queue"), $"{item} form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has($"{item} .error"));
        await staff.SubmitAsync(refused, $"{item} form", ("reason", "No <b>shoes</b> here"));
        await App.RunJobsAsync();

        Assert.Equal(HiddenCauses.ByModerator, (await App.PostAsync(topic, 2)).Hidden);
        Assert.Equal([NotificationKind.PostRejected], await KindsAsync(newcomer));
        var own = await (await App.SignedInAsync(newcomer)).VisitAsync($"/p/{post}");
        Assert.Contains("No <b>shoes</b> here", own.TextAt("#p2 .hidden-reason"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().VisitAsync($"/p/{post}")).Status);
        await AssertCountedAsync();
    }

    [Fact]
    public async Task What_was_rejected_by_mistake_and_is_restored_is_let_in_with_all_that_follows()
    {
        var (topic, asker) = await TopicAsync();
        var post = await PostedAsync(await App.MemberAsync("newcomer"), topic, "A good one");
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await App.WithAsync<ReviewPost, bool>(async review => (await review.RejectAsync(Viewer.Of(moderator), post, "By mistake", CancellationToken.None)).IsDone);

        await App.WithAsync<HidePost, bool>(async hide => (await hide.RestoreAsync(Viewer.Of(moderator), post, CancellationToken.None)).IsDone);
        await App.RunJobsAsync();

        Assert.Equal([NotificationKind.ReplyToTopic], await KindsAsync(asker));
        Assert.Equal(1, (await App.TopicNowAsync(topic)).ReplyCount);
        await AssertCountedAsync();
    }

    [Fact]
    public async Task Of_several_moderators_at_once_one_decides()
    {
        var (topic, asker) = await TopicAsync();
        var post = await PostedAsync(await App.MemberAsync("newcomer"), topic, "Let me in");
        var moderators = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.MemberAsync("mod", Role.Moderator)));

        var decided = await Task.WhenAll(moderators.Select((moderator, place) => App.WithAsync<ReviewPost, bool>(async review => place % 2 == 0
            ? (await review.ApproveAsync(Viewer.Of(moderator), post, CancellationToken.None)).IsDone
            : (await review.RejectAsync(Viewer.Of(moderator), post, "No", CancellationToken.None)).IsDone)));
        await App.RunJobsAsync();

        Assert.All(decided, Assert.True);
        Assert.Equal(1, await App.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.PostId == post)));
        var isIn = (await App.WithDbAsync(db => db.HeldPosts.SingleAsync(row => row.PostId == post))).Outcome == HoldOutcome.Approved;
        Assert.Equal(isIn ? 1 : 0, (await App.TopicNowAsync(topic)).ReplyCount);
        Assert.Equal(isIn ? 1 : 0, (await KindsAsync(asker)).Count);
        await AssertCountedAsync();
    }

    [Fact]
    public async Task Same_form_sent_twice_waits_once()
    {
        var (topic, _) = await TopicAsync();
        var newcomer = await App.MemberAsync("newcomer");
        var form = new ReplyForm { Text = "Once", Submission = SubmissionKey.New() };

        for (var time = 0; time < 2; time++)
            Assert.True(await App.WithAsync<PostReply, bool>(async post => (await post.PostAsync(Viewer.Of(newcomer), topic.Id, form, CancellationToken.None)).IsDone));

        Assert.Equal(1, await App.WithDbAsync(db => db.Posts.CountAsync(row => row.AuthorId == newcomer.Id)));
    }

    [Fact]
    public async Task Nobody_fills_the_queue_alone()
    {
        var (topic, _) = await TopicAsync();
        var newcomer = await App.MemberAsync("newcomer");
        for (var post = 0; post < Hold.MostWaiting; post++)
            await PostedAsync(newcomer, topic, $"Number {post}");

        var refused = await ReplyAsync(await App.SignedInAsync(newcomer), topic, "One too many");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("wait for review already", refused.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("One too many", refused.TextAt("textarea[name=text]"));
    }

    [Fact]
    public async Task Only_moderators_decide_and_only_about_what_waits()
    {
        var (topic, _) = await TopicAsync();
        var newcomer = await App.MemberAsync("newcomer");
        var post = await PostedAsync(newcomer, topic, "Let myself in");
        var visitor = await App.SignedInAsync(newcomer);
        var token = (await visitor.VisitAsync($"/t/{topic.Id}")).Document.QuerySelector("#post-acts input")!;

        var own = await visitor.PostAsync($"/admin/queue/{post}/approve", [new(token.GetAttribute("name")!, token.GetAttribute("value")!)]);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.VisitAsync("/admin/queue")).Status);

        Assert.True(own.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{own.Status}");
        Assert.Equal(HiddenCauses.Held, (await App.PostAsync(topic, 2)).Hidden);
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var shown = (await App.PostAsync(topic, 1)).Id;
        Assert.False(await App.WithAsync<ReviewPost, bool>(async review => (await review.ApproveAsync(Viewer.Of(moderator), shown, CancellationToken.None)).IsFound));
    }

    [Fact]
    public async Task Moderators_first_words_are_not_held()
    {
        var (topic, _) = await TopicAsync();
        await PostedAsync(await App.MemberAsync("mod", Role.Moderator), topic, "I decide");

        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 2)).Hidden);
    }

    // By somebody whose posts are not held.
    async Task<(Topic Topic, Member Asker)> TopicAsync()
    {
        var asker = await App.MemberAsync("asker", Role.Moderator);
        var topic = await App.TopicAsync(asker, await App.CategoryAsync());
        await App.RunJobsAsync();
        return (topic, asker);
    }

    async Task<PostId> PostedAsync(Member author, Topic topic, string text)
    {
        var address = await App.ReplyAsync(author, topic, text);
        return (await App.PostAsync(topic, address.Number)).Id;
    }

    async Task ApproveAsync(PostId post)
    {
        holding.Clock.Pass(TimeSpan.FromMinutes(1));
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        Assert.True(await App.WithAsync<ReviewPost, bool>(async review => (await review.ApproveAsync(Viewer.Of(moderator), post, CancellationToken.None)).IsDone));
        await App.RunJobsAsync();
    }

    static async Task<Page> ReplyAsync(Visitor visitor, Topic topic, string text) =>
        await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", text));

    Task<List<NotificationKind>> KindsAsync(Member member) =>
        App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync());

    async Task AssertCountedAsync() =>
        Assert.All(await App.WithDbAsync(db => db.RecountAsync(CancellationToken.None)), counter => Assert.True(counter.Value == 0, counter.Key));

    public sealed class Holding : StandingForum
    {
        protected override void Set(ParleyOptions options)
        {
            options.Posting = PostingOptions.Unlimited;
            options.Posting.HoldFirstPosts = 1;
        }
    }
}
