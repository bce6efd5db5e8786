using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;
using static Parley.WebTests.Accounts.PasskeyPages;

namespace Parley.WebTests.Accounts;

/// <summary>Somebody had the password and took the account over; its owner comes back by the mail to the old address.</summary>
public sealed class TakenBackTests(ForumApp app, StandingForum standing) : TwoStepTest(app, standing)
{
    [Fact]
    public async Task What_the_thief_added_to_come_back_with_is_gone_and_the_owner_gets_in_with_the_new_password_alone()
    {
        var member = await Forum.MemberAsync();
        var (thief, wayBack) = await HijackAsync(member);
        Pass(TimeSpan.FromMinutes(1));
        using var passkey = await AddedAsync(thief, "Stolen key");
        await TurnOnAsync(thief);
        var owner = Forum.NewVisitor();

        var choose = await owner.SubmitAsync(await owner.GetAsync(wayBack), "main form");

        Assert.Equal("Choose a new password", choose.Title);
        Assert.Contains("authenticator app that was turned on since was removed", choose.TextAt("main [role=status]"), StringComparison.Ordinal);
        Assert.Contains("Stolen key", choose.TextAt("main [role=status]"), StringComparison.Ordinal);
        var mail = await Forum.LastMailToAsync(member.Email!);
        Assert.Contains("address is back", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Stolen key", mail.Text, StringComparison.Ordinal);
        Assert.Equal("/settings/security", mail.Link);
        var home = await owner.SubmitAsync(choose, "main form", ("password", "quite another sentence"));
        Assert.Equal(member.Name, home.TextAt(".user-name"));
        var again = Forum.NewVisitor();
        again.Headers["Origin"] = "http://localhost";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await LogInAsync(again, passkey)).Status);
        Assert.Equal(0, await Forum.WithDbAsync(db => db.RecoveryCodes.CountAsync(row => row.MemberId == member.Id)));
    }

    [Fact]
    public async Task What_the_owner_had_before_stays_but_for_recovery_codes_that_the_thief_made_anew()
    {
        var anna = await WithAppAsync();
        using var passkey = await AddedAsync(anna.Visitor, "My phone");
        Pass(TimeSpan.FromMinutes(1));
        var wayBack = await HijackAsync(anna.Member, anna.Visitor);
        Pass(TimeSpan.FromMinutes(1));
        await anna.Visitor.SubmitAsync(await anna.Visitor.GetAsync("/settings/security/recovery-codes"), "main form", ("password", Cast.Password));
        var owner = Forum.NewVisitor();
        owner.Headers["Origin"] = "http://localhost";

        var choose = await owner.SubmitAsync(await owner.GetAsync(wayBack), "main form");

        var said = choose.TextAt("main [role=status]")!;
        Assert.Contains("recovery codes that were made since were removed", said, StringComparison.Ordinal);
        Assert.Contains("stays: log-in asks for its code", said, StringComparison.Ordinal);
        Assert.Contains("My phone", said, StringComparison.Ordinal);
        Assert.Equal(anna.Member.Name, (await LogInAsync(owner, passkey)).TextAt(".user-name"));
        Assert.Contains("0 recovery codes are left", (await owner.GetAsync("/settings/security")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_that_was_shown_to_the_thief_is_not_shown_to_the_owner()
    {
        var member = await Forum.MemberAsync();
        var (thief, wayBack) = await HijackAsync(member);
        await thief.SubmitAsync(await thief.GetAsync("/settings/security/authenticator"), "main form", ("password", Cast.Password));
        var owner = Forum.NewVisitor();

        await owner.SubmitAsync(await owner.SubmitAsync(await owner.GetAsync(wayBack), "main form"), "main form", ("password", "quite another sentence"));

        Assert.False((await owner.GetAsync("/settings/security/authenticator")).Has(".typed-key"));
    }

    [Fact]
    public async Task Thief_who_changed_the_address_twice_has_no_way_back_in_turn()
    {
        var member = await Forum.MemberAsync();
        var (thief, wayBack) = await HijackAsync(member);
        await ChangeEmailAsync(thief, $"second-{member.Name}@example.org");
        var thiefsWay = (await Forum.LastMailToAsync($"thief-{member.Name}@example.org")).Link;
        var visitor = Forum.NewVisitor();

        await visitor.SubmitAsync(await visitor.GetAsync(wayBack), "main form");

        Assert.StartsWith("/restore-email", thiefsWay, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(thiefsWay)).Status);
        Assert.Equal(member.Email, await EmailAsync(member));
    }

    [Fact]
    public async Task Thief_who_goes_back_one_step_does_not_take_the_owner_the_way()
    {
        var member = await Forum.MemberAsync();
        var (thief, wayBack) = await HijackAsync(member);
        await ChangeEmailAsync(thief, $"second-{member.Name}@example.org");
        var stranger = Forum.NewVisitor();
        await stranger.SubmitAsync(await stranger.GetAsync((await Forum.LastMailToAsync($"thief-{member.Name}@example.org")).Link), "main form");
        Assert.Equal($"thief-{member.Name}@example.org", await EmailAsync(member));

        var owner = Forum.NewVisitor();
        await owner.SubmitAsync(await owner.GetAsync(wayBack), "main form");

        Assert.Equal(member.Email, await EmailAsync(member));
    }

    [Fact]
    public async Task Way_back_that_is_clicked_twice_at_once_is_gone_once()
    {
        var member = await Forum.MemberAsync();
        var (_, wayBack) = await HijackAsync(member);
        var visitors = new[] { Forum.NewVisitor(), Forum.NewVisitor(), Forum.NewVisitor() };
        var forms = new List<Page>();
        foreach (var visitor in visitors)
            forms.Add(await visitor.GetAsync(wayBack));

        var answers = await Task.WhenAll(visitors.Zip(forms).Select(pair => pair.First.SubmitOnlyAsync(pair.Second, "main form")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Note_of_what_was_removed_cannot_be_made_up()
    {
        var member = await Forum.MemberAsync();
        var visitor = Forum.NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", member.Email!));
        var link = (await Forum.LastMailToAsync(member.Email!)).Link;

        Assert.False((await visitor.GetAsync($"{link}&note=nonsense")).Has("main [role=status]"));
    }

    async Task<(Visitor Thief, string WayBack)> HijackAsync(Member member)
    {
        var thief = await Forum.SignedInAsync(member);
        return (thief, await HijackAsync(member, thief));
    }

    async Task<string> HijackAsync(Member member, Visitor thief)
    {
        await ChangeEmailAsync(thief, $"thief-{member.Name}@example.org");
        return (await Forum.LastMailToAsync(member.Email!)).Link;
    }

    async Task ChangeEmailAsync(Visitor visitor, string email)
    {
        await visitor.SubmitAsync(
            await visitor.GetAsync("/settings/account"), "form[action$='/email']", ("email", email), ("emailPassword", Cast.Password));
        var link = (await Forum.LastMailToAsync(email)).Link;
        var stranger = Forum.NewVisitor();
        await stranger.SubmitAsync(await stranger.GetAsync(link), "main form");
    }

    Task<string?> EmailAsync(Member member) => Forum.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.Email).SingleAsync());
}
