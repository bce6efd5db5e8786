using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Flags;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Moderation;
using Xunit;

namespace Parley.WebTests.Moderation;

public sealed class FlagTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_reports_a_post_and_a_moderator_hides_it_and_both_hear_of_it()
    {
        var (author, reporter, moderator) = await CastAsync();
        var (topic, post) = await ReplyOfAsync(author);
        var visitor = await App.SignedInAsync(reporter);
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        var form = await visitor.VisitAsync(page.LinkAt("#p2 a[href$='/flag']")!);
        var thanks = await visitor.SubmitAsync(form, "main form", ("kind", "Spam"), ("words", "Shoes again"));
        Assert.Contains("A moderator will look at it", thanks.Text, StringComparison.Ordinal);
        Assert.False((await visitor.VisitAsync($"/p/{post}/flag")).Has("main form"));

        var staff = await App.SignedInAsync(moderator);
        var item = $".queue-item[aria-labelledby='queue-{post}']";
        var queue = await staff.VisitAsync("/admin");
        Assert.Contains("Shoes again", queue.TextAt(item), StringComparison.Ordinal);
        var refused = await staff.SubmitAsync(queue, $"{item} form", ("outcome", "Agreed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has($"{item} .error"));
        var done = await staff.SubmitAsync(refused, $"{item} form", ("outcome", "Agreed"), ("reason", "No advertising here"));
        await App.RunJobsAsync();

        Assert.False(done.Has(item));
        Assert.Equal(HiddenCauses.ByModerator, (await App.PostAsync(topic, 2)).Hidden);
        Assert.Contains(NotificationKind.FlagAgreed, await KindsAsync(reporter));
        Assert.Contains(NotificationKind.PostHidden, await KindsAsync(author));
        var told = await visitor.VisitAsync("/notifications");
        Assert.Contains("agreed with your report", told.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.VisitAsync(told.LinkAt(".notification a[data-open]")!)).Status);
    }

    [Theory]
    [InlineData(FlagOutcome.Declined, true)]
    [InlineData(FlagOutcome.Ignored, false)]
    public async Task Post_that_is_kept_stays_and_its_reporters_are_told_or_not(FlagOutcome outcome, bool tells)
    {
        var (author, reporter, moderator) = await CastAsync();
        var (topic, post) = await ReplyOfAsync(author);
        await FlagAsync(reporter, post);

        Assert.True(await DecideAsync(moderator, post, outcome));
        Assert.True(await DecideAsync(moderator, post, FlagOutcome.Agreed));

        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 2)).Hidden);
        Assert.Equal(tells, (await KindsAsync(reporter)).Contains(NotificationKind.FlagDeclined));
    }

    [Fact]
    public async Task Many_reports_hide_a_post_until_a_moderator_keeps_it()
    {
        var (author, _, moderator) = await CastAsync();
        var (topic, post) = await ReplyOfAsync(author);
        for (var reporter = 0; reporter < 2; reporter++)
            await FlagAsync(await App.MemberAsync(), post);
        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 2)).Hidden);

        await FlagAsync(await App.MemberAsync(), post);

        Assert.Equal(HiddenCauses.ByFlags, (await App.PostAsync(topic, 2)).Hidden);
        Assert.Equal(0, (await App.TopicNowAsync(topic)).ReplyCount);
        await DecideAsync(moderator, post, FlagOutcome.Declined);
        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 2)).Hidden);
        Assert.Equal(1, (await App.TopicNowAsync(topic)).ReplyCount);
    }

    [Fact]
    public async Task Topic_goes_with_its_first_post()
    {
        var (author, _, moderator) = await CastAsync();
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var post = (await App.PostAsync(topic, 1)).Id;
        for (var reporter = 0; reporter < 3; reporter++)
            await FlagAsync(await App.MemberAsync(), post);
        Assert.Equal(HiddenCauses.ByFlags, (await App.TopicNowAsync(topic)).Hidden);

        await DecideAsync(moderator, post, FlagOutcome.Agreed, "Spam");

        Assert.Equal(HiddenCauses.ByModerator, (await App.TopicNowAsync(topic)).Hidden);
    }

    [Fact]
    public async Task Post_is_reported_once_by_a_member_however_often_the_form_is_sent()
    {
        var (author, reporter, _) = await CastAsync();
        var (_, post) = await ReplyOfAsync(author);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FlagAsync(reporter, post)));

        Assert.All(sent, Assert.True);
        Assert.Equal(1, await App.WithDbAsync(db => db.Flags.CountAsync(row => row.PostId == post)));
    }

    [Fact]
    public async Task Own_posts_hidden_ones_and_those_one_may_not_see_are_not_reported()
    {
        var (author, reporter, moderator) = await CastAsync();
        var (topic, post) = await ReplyOfAsync(author);
        var closed = await App.TopicAsync(moderator, await App.CategoryAsync((await App.GroupAsync(author)).Id));

        Assert.False(await FlagAsync(author, post));
        Assert.False(await FlagAsync(reporter, (await App.PostAsync(closed, 1)).Id));
        await App.HidePostAsync(topic, 2, HiddenCauses.ByAuthor);
        Assert.False(await FlagAsync(reporter, post));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(reporter)).GetAsync($"/p/{post}/flag")).Status);
    }

    [Fact]
    public async Task Report_that_says_nothing_comes_back_with_what_is_missing()
    {
        var (author, reporter, _) = await CastAsync();
        var (_, post) = await ReplyOfAsync(author);
        var visitor = await App.SignedInAsync(reporter);
        var form = await visitor.VisitAsync($"/p/{post}/flag");

        var none = await visitor.SubmitAsync(form, "main form", ("words", "Something"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.True(none.Has("#kind-error"));
        Assert.Equal("Something", none.TextAt("textarea"));
        var wordless = await visitor.SubmitAsync(form, "main form", ("kind", "Other"), ("words", " "));
        Assert.True(wordless.Has("#words-error") && wordless.Has("input[value=Other][checked]"));
    }

    [Fact]
    public async Task Moderator_claims_a_post_and_another_sees_who_looks_into_it()
    {
        var (author, reporter, moderator) = await CastAsync();
        var (_, post) = await ReplyOfAsync(author);
        await FlagAsync(reporter, post);
        var (first, second) = (await App.SignedInAsync(moderator), await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)));
        var item = $".queue-item[aria-labelledby='queue-{post}']";

        var claimed = await first.PressAsync(await first.VisitAsync("/admin/queue"), $"{item} button[name=release]");

        Assert.Contains("You are looking into it", claimed.TextAt(item), StringComparison.Ordinal);
        var seen = await second.VisitAsync("/admin/queue");
        Assert.Contains($"{moderator.Name} is looking into it", seen.TextAt(item), StringComparison.Ordinal);
        Assert.False(seen.Has($"{item} button[name=release]"));
        var released = await first.PressAsync(claimed, $"{item} button[name=release]");
        Assert.DoesNotContain("looking into it", released.TextAt(item), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_moderators_who_decide_at_once_one_decides()
    {
        var (author, reporter, moderator) = await CastAsync();
        var (topic, post) = await ReplyOfAsync(author);
        await FlagAsync(reporter, post);
        var other = await App.MemberAsync("mod", Role.Moderator);

        await Task.WhenAll(DecideAsync(moderator, post, FlagOutcome.Agreed, "Spam"), DecideAsync(other, post, FlagOutcome.Declined));

        var flag = await App.WithDbAsync(db => db.Flags.SingleAsync(row => row.PostId == post));
        Assert.Equal(flag.Outcome == FlagOutcome.Agreed, (await App.PostAsync(topic, 2)).Hidden == HiddenCauses.ByModerator);
        Assert.Equal(flag.Outcome == FlagOutcome.Agreed ? moderator.Id : other.Id, flag.DecidedBy);
        Assert.Single(await KindsAsync(reporter));
    }

    async Task<(Member Author, Member Reporter, Member Moderator)> CastAsync() =>
        (await App.MemberAsync("author"), await App.MemberAsync("reporter"), await App.MemberAsync("mod", Role.Moderator));

    async Task<(Topic Topic, PostId Post)> ReplyOfAsync(Member author)
    {
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        await App.ReplyAsync(author, topic, "Buy shoes");
        return (topic, (await App.PostAsync(topic, 2)).Id);
    }

    Task<bool> FlagAsync(Member member, PostId post) => App.WithAsync<FlagPost, bool>(
        async flag => (await flag.FlagAsync(Viewer.Of(member), post, new FlagForm(FlagKind.Spam), default)).IsDone);

    Task<bool> DecideAsync(Member moderator, PostId post, FlagOutcome outcome, string reason = "") => App.WithAsync<DecideFlags, bool>(
        async decide => (await decide.DecideAsync(Viewer.Of(moderator), post, outcome, reason, default)).IsDone);

    Task<List<NotificationKind>> KindsAsync(Member member) =>
        App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == member.Id && row.Kind != NotificationKind.ReplyToTopic).Select(row => row.Kind).ToListAsync());
}
