using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Shared;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Moderation;

/// <summary>Each test ends the raid that it began: a forum is in one at a time.</summary>
public sealed class RaidTests(StandingForum standing) : IClassFixture<StandingForum>, IAsyncLifetime
{
    const string Form = "form[action='/admin/raid']";

    ForumApp App => standing.Forum;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (ForumApp.Missing is null)
            await EndAsync(await App.MemberAsync("mod", Role.Moderator));
    }

    [Fact]
    public async Task Moderator_begins_it_in_one_form_all_staff_pages_tell_of_it_and_a_button_ends_it()
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        var visitor = await App.SignedInAsync(moderator);
        var queue = await visitor.GetAsync("/admin/queue");
        Assert.False(queue.Has(".raid-notice"));
        Assert.Equal("/admin/raid", queue.LinkAt(".raid-link a"));

        await visitor.SubmitAsync(await visitor.GetAsync("/admin/raid"), Form, ("length", "24"));

        foreach (var page in new[] { "/admin/queue", "/admin/dashboard", "/admin/log", "/admin/members" })
            Assert.Contains(moderator.Name, (await visitor.GetAsync(page)).TextAt(".raid-notice"), StringComparison.Ordinal);
        var raid = await App.WithDbAsync(db => db.Raids.SingleAsync(row => row.Running != null));
        Assert.Equal((7 * 24, standing.Clock.GetUtcNow().AddHours(24).ToUnixTimeMilliseconds()), (raid.YoungHours, raid.Until.ToUnixTimeMilliseconds()));
        var after = await visitor.SubmitAsync(await visitor.GetAsync("/admin/raid"), "form[action='/admin/raid/end']");
        Assert.False(after.Has(".raid-notice"));
        Assert.Equal([ModeratorAct.RaidBegun, ModeratorAct.RaidEnded], await ActsAsync(moderator));
    }

    [Fact]
    public async Task What_young_accounts_write_and_edit_waits_and_older_ones_go_on()
    {
        var (older, category) = (await App.MemberAsync("older"), await App.CategoryAsync());
        var topic = await App.TopicAsync(older, category);
        standing.Clock.Pass(TimeSpan.FromHours(30));
        var young = await App.MemberAsync("young");
        await App.ReplyAsync(young, topic, "Before it began");
        await BeginAsync(new() { Young = 1 });

        await App.ReplyAsync(older, topic, "I have been here");
        await App.ReplyAsync(young, topic, "Out of the blue");
        var visitor = await App.SignedInAsync(young);
        var post = await App.PostAsync(topic, 2);
        await visitor.SubmitAsync(await visitor.GetAsync($"/p/{post.Id}/edit"), "form.composer", ("text", "Now something else"));

        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 3)).Hidden);
        Assert.Equal(HiddenCauses.Held, (await App.PostAsync(topic, 4)).Hidden);
        Assert.Equal(HiddenCauses.Held, (await App.PostAsync(topic, 2)).Hidden);
        await EndAsync(await App.MemberAsync("mod", Role.Moderator));
        await App.ReplyAsync(young, topic, "Afterwards");
        Assert.Equal(HiddenCauses.None, (await App.PostAsync(topic, 5)).Hidden);
    }

    [Fact]
    public async Task It_is_over_by_itself_at_once_and_the_log_says_so_once()
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await BeginAsync(new() { Length = 1 }, moderator);
        Assert.NotNull(await NowAsync());

        standing.Clock.Pass(TimeSpan.FromMinutes(61));
        Assert.Null(await NowAsync());
        await App.RunJobsAsync();
        await App.RunJobsAsync();

        Assert.Equal([ModeratorAct.RaidBegun, ModeratorAct.RaidOver], await ActsAsync(moderator));
        Assert.Equal(0, await App.WithDbAsync(db => db.Raids.CountAsync(row => row.Running != null)));
    }

    [Fact]
    public async Task Two_who_begin_it_at_once_begin_one()
    {
        var members = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.MemberAsync("mod", Role.Moderator)));

        await Task.WhenAll(members.Select(member => BeginAsync(new(), member)));

        Assert.Equal(1, await App.WithDbAsync(db => db.Raids.CountAsync(row => row.Running != null)));
        var begun = await Task.WhenAll(members.Select(ActsAsync));
        Assert.Single(begun.SelectMany(acts => acts));
        await Task.WhenAll(members.Select(EndAsync));
        Assert.Equal(2, (await Task.WhenAll(members.Select(ActsAsync))).SelectMany(acts => acts).Count());
    }

    [Fact]
    public async Task Registration_rests_but_for_those_who_were_invited()
    {
        await BeginAsync(new() { ClosesRegistration = true });
        var link = await App.WithAsync<InviteMember, string>(async invite => (await invite.InviteAsync(null, CancellationToken.None)).Value);

        var shut = await App.NewVisitor().GetAsync("/register");
        var (name, guest) = (Cast.UniqueName("guest"), App.NewVisitor());
        await App.RegisterAsync(guest, name, address: new Uri(link).PathAndQuery);

        Assert.Equal(HttpStatusCode.Forbidden, shut.Status);
        Assert.Contains("rests", shut.Title, StringComparison.Ordinal);
        Assert.True(await App.WithDbAsync(db => db.Members.AnyAsync(row => row.Name == name)));
        Assert.Equal(HttpStatusCode.Forbidden, (await App.NewVisitor().GetAsync(new Uri(link).PathAndQuery)).Status);
    }

    [Fact]
    public async Task Newcomers_are_told_calmly_and_everybody_writes_a_post_a_minute()
    {
        var member = await App.MemberAsync("older");
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        standing.Clock.Pass(TimeSpan.FromDays(30));
        await BeginAsync(new() { Slows = true });
        var visitor = await App.SignedInAsync(member);

        Assert.Contains("a little patience", (await App.NewVisitor().GetAsync("/register")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync("One")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ReplyAsync("Two")).Status);
        standing.Clock.Pass(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync("Three")).Status);

        async Task<Page> ReplyAsync(string text) => await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", text));
    }

    [Theory]
    [InlineData("young", "0")]
    [InlineData("young", "9999999")]
    [InlineData("length", "2")]
    public async Task What_it_can_not_be_is_refused_beside_its_field(string field, string value)
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/admin/raid"), Form, (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has(".error-summary"));
        Assert.Null(await NowAsync());
    }

    [Fact]
    public async Task Members_neither_see_nor_begin_it()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var token = (await visitor.GetAsync("/settings/profile")).Document.QuerySelector("form input[name=__token]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/admin/raid")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/admin/raid", [new("__token", token), new("young", "7"), new("length", "6")])).Status);
        Assert.Null(await NowAsync());
    }

    async Task BeginAsync(RaidForm form, Member? by = null)
    {
        var moderator = by ?? await App.MemberAsync("mod", Role.Moderator);
        Assert.True(await App.WithAsync<StartRaid, bool>(async start => (await start.StartAsync(Viewer.Of(moderator), form, CancellationToken.None)).IsDone));
    }

    Task<bool> EndAsync(Member moderator) => App.WithAsync<EndRaid, bool>(async end =>
    {
        await end.EndAsync(Viewer.Of(moderator), CancellationToken.None);
        return true;
    });

    Task<RunningRaid?> NowAsync() => App.WithAsync<KnownRaid, RunningRaid?>(async known => await known.NowAsync(CancellationToken.None));

    Task<List<ModeratorAct>> ActsAsync(Member moderator) =>
        App.WithDbAsync(db => db.ModerationLog.Where(row => row.ModeratorId == moderator.Id).OrderBy(row => row.Id).Select(row => row.Act).ToListAsync());
}
