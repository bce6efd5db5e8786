using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Bulk;

public sealed class CleanUpTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Spammer_is_cleaned_up_after_in_one_step_and_all_of_it_comes_back_in_one()
    {
        var (spammer, author, category) = (await App.MemberAsync("spammer"), await App.MemberAsync(), await App.CategoryAsync());
        var (spam, good) = (await App.TopicAsync(spammer, category), await App.TopicAsync(author, category));
        await App.ReplyAsync(spammer, good, "Buy this");
        var liked = await App.PostAsync(good, 1);
        await App.WithAsync<LikePost, Outcome<LikedPost>>(like => like.SetAsync(Viewer.Of(spammer), liked.Id, likes: true, CancellationToken.None));
        var old = await App.TopicAsync(spammer, category);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == old.Id).Set(row => row.CreatedAt, spam.CreatedAt.AddDays(-3)).UpdateAsync());
        var staff = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var asked = await staff.VisitAsync((await staff.VisitAsync($"/admin/members/{spammer.Id}")).LinkAt("a[href$='/clean-up']")!);
        Assert.Equal(["1", "1", "1", "0"], asked.Texts(".facts-list dd"));
        Assert.Equal("2", (await staff.VisitAsync($"{asked.Address}?hours=0")).TextAt(".facts-list dd"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await staff.SubmitAsync(asked, "main form")).Status);
        var begun = await staff.SubmitAsync(asked, "main form", ("reason", "Advertising"));
        await App.RunJobsAsync();

        Assert.Equal(HiddenCauses.ByModerator, (await App.TopicNowAsync(spam)).Hidden);
        Assert.Equal(HiddenCauses.None, (await App.TopicNowAsync(old)).Hidden);
        Assert.Equal(0, (await App.TopicNowAsync(good)).ReplyCount);
        Assert.Equal((0, Standing.Suspended), ((await App.PostAsync(good, 1)).LikeCount, await StandingAsync(spammer)));

        await staff.SubmitAsync(await staff.VisitAsync(begun.Address), "form[action$='/undo']");
        await App.RunJobsAsync();
        Assert.Equal(HiddenCauses.None, (await App.TopicNowAsync(spam)).Hidden);
        Assert.Equal(1, (await App.TopicNowAsync(good)).ReplyCount);
        Assert.Equal((1, Standing.Good), ((await App.PostAsync(good, 1)).LikeCount, await StandingAsync(spammer)));
    }

    [Fact]
    public async Task Nobody_cleans_up_after_who_does_not_answer_to_them()
    {
        var (moderator, administrator, member) = (await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync("admin", Role.Administrator), await App.MemberAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(moderator)).GetAsync($"/admin/members/{administrator.Id}/clean-up")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(member)).GetAsync($"/admin/members/{member.Id}/clean-up")).Status);
    }

    Task<Standing> StandingAsync(Member member) => App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.Standing).SingleAsync());
}
