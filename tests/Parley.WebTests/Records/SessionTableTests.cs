using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Shared;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Records;

public sealed class SessionTableTests(ForumApp app) : TableTest(app, "/admin/sessions")
{
    const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";

    [Fact]
    public async Task Sessions_are_found_by_member_device_and_day_and_by_administrators_by_their_address()
    {
        var (moderator, administrator, member) = (await ModeratorAsync(), await AdministratorAsync(), await App.MemberAsync("here"));
        await SessionAsync(member, Firefox, "192.0.2.7");
        await SessionAsync(member, Safari, "2001:db8::5");

        async Task<IReadOnlyList<string>> DevicesAsync(Visitor visitor, string conditions) =>
            await FoundAsync(visitor, $"member={member.Name}&{conditions}", "tbody td:nth-child(2)");

        Assert.Equal(["Safari on iPhone", "Firefox on Linux"], await DevicesAsync(moderator, ""));
        Assert.Equal(["Firefox on Linux"], await DevicesAsync(moderator, "q=firefox"));
        Assert.Equal(2, (await DevicesAsync(moderator, "from=2001-01-01&seenFrom=2001-01-01")).Count);
        await AssertNothingAsync(moderator, $"member={member.Name}&to=2001-01-01");
        await AssertNothingAsync(moderator, $"member={member.Name}&seenTo=2001-01-01");
        Assert.Equal(["Firefox on Linux"], await DevicesAsync(administrator, "address=192.0.2.0/24"));
        Assert.Equal(["Safari on iPhone"], await DevicesAsync(administrator, "address=2001:db8::/32"));
        await AssertNothingAsync(administrator, $"member={member.Name}&address=192.0.2.0/99");
        Assert.Contains("192.0.2.7", (await TableAsync(administrator, $"member={member.Name}")).TextAt("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderators_see_no_address_and_end_nothing()
    {
        var (moderator, member) = (await ModeratorAsync(), await App.MemberAsync("here"));
        await SessionAsync(member, Firefox, "192.0.2.99");
        var id = await SessionAsync(member, Safari, "192.0.2.98");

        var page = await TableAsync(moderator, $"member={member.Name}");
        Assert.DoesNotContain("192.0.2.9", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2.9", await FileAsync(moderator, page), StringComparison.Ordinal);
        Assert.False(page.Has("button[formaction]"));
        Assert.Equal(2, (await FoundAsync(moderator, $"member={member.Name}&address=192.0.2.99")).Count);
        Assert.Equal(await FoundAsync(moderator, $"member={member.Name}&sort=address", "tbody tr"), await FoundAsync(moderator, $"member={member.Name}&sort=-address", "tbody tr"));
        var token = (await moderator.VisitAsync("/logout")).Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await moderator.PostAsync($"/admin/sessions/{id}/end", [KeyValuePair.Create("__token", token)])).Status);
        Assert.True(await IsThereAsync(id));
    }

    [Fact]
    public async Task Administrator_ends_a_session_once_and_the_log_says_so()
    {
        var (administrator, member) = (await AdministratorAsync(), await App.MemberAsync("lost"));
        var stolen = await App.SignedInAsync(member);
        var page = await TableAsync(administrator, $"member={member.Name}&sort=-seen");

        var done = await administrator.PressAsync(page, "tbody button");
        Assert.Equal($"/admin/sessions?member={member.Name}&sort=-seen", done.Address);
        Assert.False(done.Has(".table"));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PressOnlyAsync(page, "tbody button")).Status);
        Assert.False((await stolen.VisitAsync("/")).Has(".user-name"));
        Assert.Equal(1, await App.WithDbAsync(db => db.ModerationLog.CountAsync(row => row.Act == ModeratorAct.SessionEnded && row.AuthorId == member.Id)));
        Assert.Contains("Ended a session", (await administrator.VisitAsync($"/admin/log?member={member.Name}")).TextAt("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ended a session", (await App.NewVisitor().VisitAsync("/moderation-log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_does_not_end_the_session_that_they_sit_in()
    {
        var member = await App.MemberAsync("self", Role.Administrator);
        var self = await App.SignedInAsync(member);
        var id = await App.WithDbAsync(db => db.Sessions.Where(row => row.MemberId == member.Id).Select(row => row.Id).SingleAsync());
        var other = await SessionAsync(member, Safari, "192.0.2.1");

        var page = await TableAsync(self, $"member={member.Name}");
        Assert.Single(page.Document.QuerySelectorAll("tbody button"));
        var token = page.Document.QuerySelector("#end input[name=__token]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await self.PostAsync($"/admin/sessions/{id}/end", [KeyValuePair.Create("__token", token)])).Status);
        await self.PressAsync(page, "tbody button");
        Assert.False(await IsThereAsync(other));
    }

    [Fact]
    public async Task Every_column_sorts_and_the_result_is_a_file()
    {
        var (administrator, member) = (await AdministratorAsync(), await App.MemberAsync("many"));
        await SessionAsync(member, Firefox, "192.0.2.1");
        await SessionAsync(member, Safari, "192.0.2.2");
        await SessionAsync(member, "", null);

        await AssertSortsAsync(administrator, $"member={member.Name}", columns: 5);
        var file = await FileAsync(administrator, await TableAsync(administrator, $"member={member.Name}"));
        Assert.Contains("Firefox on Linux", file, StringComparison.Ordinal);
        Assert.Contains("192.0.2.2", file, StringComparison.Ordinal);
        await AssertUnreadableAsync(administrator, "q", "member", "from", "to", "seenFrom", "seenTo", "address");
    }

    Task<bool> IsThereAsync(SessionId id) => App.WithDbAsync(db => db.Sessions.AnyAsync(row => row.Id == id));

    async Task<SessionId> SessionAsync(Member member, string agent, string? address)
    {
        var now = Now;
        return new(await App.WithDbAsync(db => db.InsertWithInt64IdentityAsync(new Session
        {
            MemberId = member.Id,
            CreatedAt = now,
            SeenAt = now,
            Agent = agent,
            Address = address is null ? null : NetworkAddress.KeyOf(IPAddress.Parse(address)),
        })));
    }
}
