using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Appeals;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Testing;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Moderation;

public sealed class AppealTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Author_objects_once_and_another_moderator_takes_it_back()
    {
        var (author, one, other) = (await App.MemberAsync(), await App.MemberAsync("one", Role.Moderator), await App.MemberAsync("other", Role.Moderator));
        var topic = await App.TopicAsync(one, await App.CategoryAsync());
        await App.ReplyAsync(author, topic, "Harmless");
        var post = await App.PostAsync(topic, 2);
        await App.WithAsync<HidePost, bool>(async hide => (await hide.HideAsync(Viewer.Of(one), post.Id, "Looks odd", CancellationToken.None)).IsDone);
        var visitor = await App.SignedInAsync(author);

        var page = await visitor.VisitAsync((await visitor.VisitAsync($"/t/{topic.Id}")).LinkAt("#p2 a[href$='/appeal']")!);
        Assert.Contains("Looks odd", page.Text, StringComparison.Ordinal);
        var refused = await visitor.SubmitAsync(page, "main form", ("words", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (refused.Status, refused.Has("#words-error")));
        var words = Cast.UniqueName("It is harmless");
        var sent = await visitor.SubmitAsync(refused, "main form", ("words", words));
        Assert.Contains(words, sent.TextAt(".appeal-words"), StringComparison.Ordinal);
        Assert.False(sent.Has("main form"));
        Assert.Equal(HttpStatusCode.Found, (await visitor.SubmitOnlyAsync(refused, "main form", ("words", "Twice"))).Status);

        var appeal = await App.WithDbAsync(db => db.Appeals.SingleAsync(row => row.MemberId == author.Id));
        Assert.Equal(words, appeal.Words);
        var item = $"article[aria-labelledby='appeal-{appeal.Id}']";
        Assert.False((await (await App.SignedInAsync(one)).VisitAsync("/admin/queue")).Has($"{item} form"));
        var staff = await App.SignedInAsync(other);
        var empty = await staff.SubmitAsync(await staff.VisitAsync("/admin/queue"), $"{item} form", ("outcome", "Overturned"));
        Assert.True(empty.Has($"{item} .error"));
        await staff.SubmitAsync(empty, $"{item} form", ("outcome", "Overturned"), ("reason", "Right you are"));

        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 2)).Hidden);
        var answered = await visitor.VisitAsync(sent.Address);
        Assert.Contains("Right you are", answered.Text, StringComparison.Ordinal);
        Assert.False((await staff.VisitAsync("/admin/queue")).Has(item));
    }

    [Fact]
    public async Task Silenced_member_objects_and_who_did_it_can_not_answer_while_others_can()
    {
        var (member, one, other) = (await App.MemberAsync(), await App.MemberAsync("one", Role.Moderator), await App.MemberAsync("other", Role.Moderator));
        await App.WithAsync<BlockMember, bool>(async block =>
            (await block.BlockAsync(Viewer.Of(one), member.Id, new(Standing.Silenced, 7, "Too loud"), CancellationToken.None)).IsDone);
        var visitor = await App.SignedInAsync(member);
        var page = await visitor.VisitAsync((await visitor.VisitAsync("/")).LinkAt(".notice.standing a[href$='/appeal']")!);
        await visitor.SubmitAsync(page, "main form", ("words", "I whispered"));
        var appeal = await App.WithDbAsync(db => db.Appeals.SingleAsync(row => row.MemberId == member.Id));

        Assert.False((await DecideAsync(one, appeal, AppealOutcome.Overturned)).IsFound);
        Assert.True((await DecideAsync(other, appeal, AppealOutcome.Upheld)).IsDone);
        Assert.True((await DecideAsync(other, appeal, AppealOutcome.Overturned)).IsDone);

        Assert.Equal(AppealOutcome.Upheld, (await App.WithDbAsync(db => db.Appeals.SingleAsync(row => row.Id == appeal.Id))).Outcome);
        Assert.Equal($"/appeals/{appeal.EntryId}", (await App.MailToAsync(member.Email!, "objection")).Link);
        Assert.Single(await App.MailsToAsync(member.Email!), mail => mail.Subject.Contains("objection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_objects_to_what_was_done_to_somebody_else()
    {
        var (member, moderator) = (await App.MemberAsync(), await App.MemberAsync("mod", Role.Moderator));
        await App.WithAsync<BlockMember, bool>(async block =>
            (await block.BlockAsync(Viewer.Of(moderator), member.Id, new(Standing.Warned, 0, "Mind"), CancellationToken.None)).IsDone);
        var entry = await App.WithDbAsync(db => db.ModerationLog.SingleAsync(row => row.AuthorId == member.Id));

        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(await App.MemberAsync())).GetAsync($"/appeals/{entry.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await App.SignedInAsync(member)).GetAsync($"/appeals/{entry.Id}")).Status);
    }

    Task<Outcome<AppealedAct>> DecideAsync(Member by, Appeal appeal, AppealOutcome outcome) =>
        App.WithAsync<DecideAppeal, Outcome<AppealedAct>>(decide => decide.DecideAsync(Viewer.Of(by), appeal.Id, outcome, "Heard", CancellationToken.None));
}
