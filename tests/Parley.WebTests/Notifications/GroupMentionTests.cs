using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Admin;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class GroupMentionTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_calls_the_group_and_only_who_may_be_told_is_told()
    {
        var (writer, told, ignoring, outside, quiet) = (await App.MemberAsync("writer"), await App.MemberAsync("told"), await App.MemberAsync("ignoring"), await App.MemberAsync("outside"), await App.MemberAsync("quiet"));
        var group = await GroupAsync(MentionedBy.Members, writer, told, ignoring, outside, quiet);
        await App.IgnoreAsync(ignoring, writer);
        await App.SetAsync(quiet, row => row.MentionsFrom, MentionsFrom.Nobody);
        var topic = await App.TopicAsync(writer, await App.CategoryAsync((await App.GroupAsync(writer, told, ignoring, quiet)).Id));
        var visitor = await App.SignedInAsync(writer);

        var preview = await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", $"Hello @{group.Name}!"), ("intent", "preview"));
        Assert.Equal($"Of the group {group.Name}, 1 member will be told.", preview.TextAt("[data-preview-served] .told-group"));
        await visitor.SubmitAsync(preview, "form.composer");
        await App.RunJobsAsync();

        Assert.Equal([(told.Id, NotificationKind.GroupMention)], await ToldAsync(topic));
        Assert.Contains("mentioned a group you are in", (await (await App.SignedInAsync(told)).GetAsync("/notifications")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MentionedBy.Nobody, Role.Moderator, true, false)]
    [InlineData(MentionedBy.Staff, Role.Member, true, false)]
    [InlineData(MentionedBy.Staff, Role.Moderator, false, true)]
    [InlineData(MentionedBy.Members, Role.Member, false, false)]
    [InlineData(MentionedBy.Members, Role.Member, true, true)]
    [InlineData(MentionedBy.Members, Role.Moderator, false, true)]
    public async Task Only_who_may_calls_a_group_and_the_others_learn_nothing_of_it(MentionedBy by, Role role, bool isIn, bool calls)
    {
        var (writer, reader) = (await App.MemberAsync("writer", role), await App.MemberAsync("reader"));
        var group = isIn ? await GroupAsync(by, writer, reader) : await GroupAsync(by, reader);
        var topic = await App.TopicAsync(await App.MemberAsync("author"), await App.CategoryAsync());
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(writer);

        var preview = await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", $"@{group.Name}"), ("intent", "preview"));
        Assert.Equal(calls, preview.Has(".told-group"));
        await App.ReplyAsync(writer, topic, $"@{group.Name}");
        await App.RunJobsAsync();

        Assert.Equal(calls ? 1 : 0, (await ToldAsync(topic)).Count(row => row.Member == reader.Id));
    }

    [Fact]
    public async Task Large_group_is_not_called_and_the_writer_hears_why()
    {
        var writer = await App.MemberAsync("writer");
        var group = await GroupAsync(MentionedBy.Members, writer);
        for (var member = 0; member < GroupPermissions.MostCalled; member++)
            await AddAsync(group, await App.MemberAsync("filler"));
        var topic = await App.TopicAsync(writer, await App.CategoryAsync());
        var visitor = await App.SignedInAsync(writer);

        var preview = await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", $"@{group.Name}"), ("intent", "preview"));
        Assert.Contains("too large", preview.TextAt(".not-told-group"), StringComparison.Ordinal);
        await visitor.SubmitAsync(preview, "form.composer");
        await App.RunJobsAsync();

        Assert.Empty(await ToldAsync(topic));
    }

    [Fact]
    public async Task Where_a_member_has_the_name_it_is_the_member_who_is_called()
    {
        var (writer, reader, named) = (await App.MemberAsync("writer"), await App.MemberAsync("reader"), await App.MemberAsync("named"));
        var group = await GroupAsync(MentionedBy.Members, writer, reader);
        await App.WithDbAsync(db => db.Groups.Where(row => row.Id == group.Id).Set(row => row.Name, named.Name).Set(row => row.NameKey, named.NameKey).UpdateAsync());
        var topic = await App.TopicAsync(writer, await App.CategoryAsync());

        await App.ReplyAsync(writer, topic, $"@{named.Name}");
        await App.RunJobsAsync();

        Assert.Equal([(named.Id, NotificationKind.Mention)], await ToldAsync(topic));
        var admin = await App.SignedInAsync(await App.MemberAsync("boss", Role.Administrator));
        var refused = await admin.SubmitAsync(await admin.GetAsync($"/admin/groups/{group.Id}"), "form[action$='/mentions']", ("mentionedBy", "Staff"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("A member has this name", refused.TextAt("#mentionedBy-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_says_who_may_call_a_group_and_nobody_registers_its_name()
    {
        var group = await GroupAsync(MentionedBy.Nobody);
        var admin = await App.SignedInAsync(await App.MemberAsync("boss", Role.Administrator));
        Assert.Null(await App.WithAsync<FindTaken, Domain.Shared.Problem?>(taken => taken.NameAsync(group.Name, CancellationToken.None)));

        var page = await admin.SubmitAsync(await admin.GetAsync($"/admin/groups/{group.Id}"), "form[action$='/mentions']", ("mentionedBy", "Members"));

        Assert.True(page.Has("#mentionedBy option[value=Members][selected]"));
        Assert.Equal("NameTaken", (await App.WithAsync<FindTaken, Domain.Shared.Problem?>(taken => taken.NameAsync(group.Name.ToUpperInvariant(), CancellationToken.None)))?.Code);
        var named = await App.MemberAsync("named");
        Assert.False(await App.WithAsync<ChangeGroups, bool>(async groups => (await groups.RenameAsync(group.Id, named.Name, CancellationToken.None)).IsDone));
    }

    async Task<Group> GroupAsync(MentionedBy by, params Member[] members)
    {
        var group = await App.GroupAsync(members);
        await App.WithDbAsync(db => db.Groups.Where(row => row.Id == group.Id).Set(row => row.MentionedBy, by).UpdateAsync());
        return group;
    }

    Task<int> AddAsync(Group group, Member member) => App.WithDbAsync(db => db.InsertAsync(new GroupMember { GroupId = group.Id, MemberId = member.Id }));

    Task<List<(MemberId Member, NotificationKind Kind)>> ToldAsync(Topic topic) => App.WithDbAsync(async db =>
        (await db.Notifications.Where(row => row.TopicId == topic.Id && row.Kind != NotificationKind.ReplyToTopic).ToListAsync()).ConvertAll(row => (row.MemberId, row.Kind)));
}
