using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Moderation;
using Xunit;

namespace Parley.WebTests.Moderation;

public sealed class BlockTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Warned_member_reads_why_on_every_page_until_it_was_read()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var page = await (await App.SignedInAsync(moderator)).VisitAsync($"/u/{member.Name}");
        Assert.True(page.Has($"a[href='/admin/members/{member.Id}']"));

        var staff = await App.SignedInAsync(moderator);
        var form = await staff.VisitAsync($"/admin/members/{member.Id}");
        var done = await staff.SubmitAsync(form, "form[action$='/blocks']", ("standing", "Warned"), ("reason", "Please be kind"));
        Assert.Contains("Please be kind", done.TextAt(".block-list li.holds"), StringComparison.Ordinal);

        var visitor = await App.SignedInAsync(member);
        var list = await visitor.VisitAsync("/");
        Assert.Contains("Please be kind", list.TextAt(".notice.standing"), StringComparison.Ordinal);
        Assert.True((await visitor.VisitAsync("/new")).Has(".notice.standing"));
        var read = await visitor.SubmitAsync(list, ".notice.standing form");
        Assert.False(read.Has(".notice.standing"));
        Assert.Equal(Standing.Good, (await MemberNowAsync(member)).Standing);
    }

    [Fact]
    public async Task Silenced_member_reads_and_changes_nothing_that_others_see()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var topic = await App.TopicAsync(moderator, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(member);
        var before = await visitor.VisitAsync($"/t/{topic.Id}");
        await BlockAsync(moderator, member, new(Standing.Silenced, 7, "Too loud"));

        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.Contains("Too loud", page.TextAt(".notice.standing"), StringComparison.Ordinal);
        Assert.False(page.Has("form[action$='/replies']"));
        Assert.False(page.Has("button[formaction$='/like']"));

        var refused = await visitor.SubmitAsync(before, "form[action$='/replies']", ("text", "All the same"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("silenced", refused.Text, StringComparison.Ordinal);
        Assert.Contains("All the same", refused.TextAt("textarea"), StringComparison.Ordinal);
        Assert.Equal(1, (await App.TopicNowAsync(topic)).LastNumber);
    }

    [Fact]
    public async Task Suspended_member_is_signed_out_and_told_why_at_the_door()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var visitor = await App.SignedInAsync(member);
        await BlockAsync(moderator, member, new(Standing.Suspended, 30, "Sold shoes"));

        Assert.StartsWith("/login", (await visitor.VisitAsync("/settings/account")).Address, StringComparison.Ordinal);
        var door = await visitor.VisitAsync("/login");
        var wrong = await visitor.SubmitAsync(door, "form[action='/login']", ("name", member.Name), ("password", "not the password"));
        Assert.DoesNotContain("Sold shoes", wrong.Text, StringComparison.Ordinal);
        var told = await visitor.SubmitAsync(wrong, "form[action='/login']", ("name", member.Name), ("password", Cast.Password));
        Assert.Equal(HttpStatusCode.Forbidden, told.Status);
        Assert.Contains("Sold shoes", told.Text, StringComparison.Ordinal);
        Assert.StartsWith("/login", (await visitor.VisitAsync("/settings/account")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Block_ends_by_itself_when_its_time_is_over_and_not_before()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var block = await BlockAsync(moderator, member, new(Standing.Silenced, 1, "A day off"));
        var due = await App.WithDbAsync(db => db.Jobs.SingleAsync(job => job.Payload == $"{{\"BlockId\":{block.Id}}}" && job.Handler.Contains("EndBlock")));
        Assert.Equal(block.Until!.Value.ToUnixTimeMilliseconds(), due.RunAt.ToUnixTimeMilliseconds());

        await App.HappenAsync(new BlockDue(block.Id));

        Assert.Equal(Standing.Good, (await MemberNowAsync(member)).Standing);
        await App.HappenAsync(new BlockDue(block.Id));
    }

    [Fact]
    public async Task What_a_blocked_member_wrote_is_hidden_and_comes_back_but_for_what_was_hidden_otherwise()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var category = await App.CategoryAsync();
        var (own, others) = (await App.TopicAsync(member, category), await App.TopicAsync(moderator, category));
        await App.ReplyAsync(moderator, others, "Shown");
        await App.ReplyAsync(member, others, "Hidden by a moderator before");
        await App.ReplyAsync(member, others, "Goes and comes");
        await HidePostAsync(moderator, others, 3);
        async Task<(Topic, Topic, int)> StateAsync() =>
            (await App.TopicNowAsync(others) with { ViewCount = 0 }, await App.TopicNowAsync(own) with { ViewCount = 0 }, (await MemberNowAsync(member)).PostCount);
        var before = await StateAsync();

        var block = await BlockAsync(moderator, member, new(Standing.Suspended, 0, "Spam", HidePosts: true));

        var guest = App.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/t/{own.Id}/{own.Slug}")).Status);
        Assert.DoesNotContain("Goes and comes", (await guest.VisitAsync($"/t/{others.Id}")).Text, StringComparison.Ordinal);
        var hidden = await App.TopicNowAsync(others);
        Assert.Equal((1, moderator.Id), (hidden.ReplyCount, hidden.LastPosterId));
        Assert.Equal(0, (await MemberNowAsync(member)).PostCount);
        Assert.Equal((1, 1), await CountedInAsync(category));

        Assert.True(await LiftAsync(moderator, block));
        Assert.True(await LiftAsync(moderator, block));

        var after = await guest.VisitAsync($"/t/{others.Id}");
        Assert.Contains("Goes and comes", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden by a moderator before", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/t/{own.Id}/{own.Slug}")).Status);
        Assert.Equal(before, await StateAsync());
        Assert.Equal((2, 2), await CountedInAsync(category));
    }

    [Fact]
    public async Task Two_blocks_that_hide_are_both_lifted_before_anything_is_back()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        var silence = await BlockAsync(moderator, member, new(Standing.Silenced, 0, "Spam", HidePosts: true));
        var suspension = await BlockAsync(moderator, member, new(Standing.Suspended, 0, "More spam", HidePosts: true));

        await LiftAsync(moderator, silence);
        Assert.Equal((HiddenCauses.WithAuthor, Standing.Suspended), ((await App.TopicNowAsync(topic)).Hidden, (await MemberNowAsync(member)).Standing));
        await LiftAsync(moderator, suspension);
        Assert.Equal((HiddenCauses.None, Standing.Good), ((await App.TopicNowAsync(topic)).Hidden, (await MemberNowAsync(member)).Standing));
    }

    [Fact]
    public async Task New_block_takes_the_place_of_the_former_of_its_kind()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var first = await BlockAsync(moderator, member, new(Standing.Silenced, 1, "Short"));
        await BlockAsync(moderator, member, new(Standing.Silenced, 30, "Longer"));

        await App.HappenAsync(new BlockDue(first.Id));

        Assert.Equal(Standing.Silenced, (await MemberNowAsync(member)).Standing);
        Assert.Equal(1, await App.WithDbAsync(db => db.MemberBlocks.CountAsync(row => row.MemberId == member.Id && row.EndedAt == null)));
    }

    [Theory]
    [InlineData(Role.Moderator, Role.Moderator, false)]
    [InlineData(Role.Moderator, Role.Administrator, false)]
    [InlineData(Role.Member, Role.Member, false)]
    [InlineData(Role.Administrator, Role.Moderator, true)]
    [InlineData(Role.Administrator, Role.Administrator, true)]
    public async Task Moderators_answer_for_members_and_administrators_for_all_but_themselves(Role by, Role whom, bool may)
    {
        var (actor, target) = (await App.MemberAsync("actor", by), await App.MemberAsync("target", whom));

        Assert.Equal(may, await TryBlockAsync(actor, target, new(Standing.Silenced, 1, "Because")) is not null);
        Assert.Null(await TryBlockAsync(actor, actor, new(Standing.Silenced, 1, "Because")));
    }

    [Fact]
    public async Task Of_two_administrators_who_suspend_each_other_at_once_one_is_left()
    {
        var (one, other) = (await App.MemberAsync("one", Role.Administrator), await App.MemberAsync("other", Role.Administrator));

        var blocks = await Task.WhenAll(
            TryBlockAsync(one, other, new(Standing.Suspended, 0, "First")), TryBlockAsync(other, one, new(Standing.Suspended, 0, "First")));

        Assert.Single(blocks, block => block is not null);
    }

    [Fact]
    public async Task Silenced_moderator_is_no_moderator_as_long_as_it_lasts()
    {
        var administrator = await App.MemberAsync("admin", Role.Administrator);
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var visitor = await App.SignedInAsync(moderator);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/admin/members")).Status);

        await BlockAsync(administrator, moderator, new(Standing.Silenced, 1, "A pause"));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/admin/members")).Status);
    }

    [Fact]
    public async Task Form_without_a_reason_comes_back_as_it_was_filled()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var staff = await App.SignedInAsync(moderator);

        var refused = await staff.SubmitAsync(
            await staff.VisitAsync($"/admin/members/{member.Id}"), "form[action$='/blocks']", ("standing", "Suspended"), ("days", "30"), ("reason", "  "), ("hidePosts", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("input[value=Suspended][checked]") && refused.Has("option[value='30'][selected]") && refused.Has("input[name=hidePosts][checked]"));
        Assert.True(refused.Has("#reason-error"));
        Assert.Equal(Standing.Good, (await MemberNowAsync(member)).Standing);
    }

    [Fact]
    public async Task Whoever_is_blocked_hears_of_it_by_mail_and_the_log_keeps_it()
    {
        var (moderator, member) = await StaffAndMemberAsync();
        var block = await BlockAsync(moderator, member, new(Standing.Suspended, 7, "Sold hats"));
        await LiftAsync(moderator, block);
        await App.RunJobsAsync();

        Assert.Contains("Sold hats", (await App.MailToAsync(member.Email!, "suspended")).Text, StringComparison.Ordinal);
        var log = await (await App.SignedInAsync(moderator)).VisitAsync($"/admin/log?member={member.Name}");
        Assert.Contains("Suspended the member", log.TextAt("table"), StringComparison.Ordinal);
        Assert.Contains("Sold hats", log.TextAt("table"), StringComparison.Ordinal);
        Assert.Contains("Lifted a block", log.TextAt("table"), StringComparison.Ordinal);
    }

    async Task<(Member Moderator, Member Member)> StaffAndMemberAsync() => (await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync());

    async Task<MemberBlock> BlockAsync(Member moderator, Member member, BlockForm form) =>
        await TryBlockAsync(moderator, member, form) ?? throw new InvalidOperationException("It was refused.");

    Task<MemberBlock?> TryBlockAsync(Member moderator, Member member, BlockForm form) => App.WithAsync<BlockMember, MemberBlock?>(
        async block => await block.BlockAsync(Viewer.Of(moderator), member.Id, form, default) is { IsDone: true } done ? done.Value : null);

    Task<bool> LiftAsync(Member moderator, MemberBlock block) =>
        App.WithAsync<EndBlock, bool>(async end => (await end.LiftAsync(Viewer.Of(moderator), block.Id, default)).IsDone);

    async Task HidePostAsync(Member moderator, Topic topic, int number)
    {
        var post = await App.PostAsync(topic, number);
        await App.WithAsync<Web.Features.Posts.HidePost, bool>(
            async hide => (await hide.HideAsync(Viewer.Of(moderator), post.Id, "Rude", default)).IsDone);
    }

    Task<Member> MemberNowAsync(Member member) => App.WithDbAsync(db => db.Members.SingleAsync(row => row.Id == member.Id));

    Task<(int Topics, int Replies)> CountedInAsync(Category category) => App.WithDbAsync(async db =>
    {
        var now = await db.Categories.SingleAsync(row => row.Id == category.Id);
        return (now.TopicCount, now.ReplyCount);
    });
}
