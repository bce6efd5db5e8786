using System.Net;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Parley.WebTests.Jobs;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class PasswordTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_gets_a_new_password_by_a_mailed_link_that_works_once()
    {
        var member = await App.MemberAsync();
        var old = await App.SignedInAsync(member);
        var visitor = App.NewVisitor();

        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", member.Email!));
        var link = await MailedLinkAsync(member);
        var form = await visitor.GetAsync(link);
        var late = App.NewVisitor();
        var lateForm = await late.GetAsync(link);
        var home = await visitor.SubmitAsync(form, "main form", ("password", "a brand new password"));

        Assert.Equal(member.Name, home.TextAt(".user-name"));
        Assert.False((await old.GetAsync("/")).Has(".user-name"));
        var again = await late.SubmitAsync(lateForm, "main form", ("password", "one more password"));
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work any more"), (again.Status, again.Title));
        await AssertDeadAsync(App, link);
    }

    [Fact]
    public async Task Asking_for_an_unknown_address_says_the_same_as_for_a_known_one()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/forgot-password");

        var known = await visitor.SubmitAsync(form, "main form", ("email", member.Email!));
        var unknown = await visitor.SubmitAsync(form, "main form", ("email", "nobody@example.org"));

        Assert.Equal(known.Text, unknown.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task Asking_for_what_is_no_address_is_refused_beside_the_field(string email)
    {
        var visitor = App.NewVisitor();

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#email-error"));
        Assert.Equal(email, page.Document.QuerySelector("#email")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Imported_member_has_no_password_until_the_account_is_claimed_by_mail()
    {
        var member = await App.MemberAsync("imported");
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id)
            .Set(row => row.PasswordHash, (string?)null).Set(row => row.Email, (string?)null).Set(row => row.EmailKey, (string?)null).UpdateAsync());
        var visitor = App.NewVisitor();
        var refused = await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", member.Name), ("password", ""));
        Assert.Contains("came from an older forum", refused.Text, StringComparison.Ordinal);

        var outcome = await App.WithAsync<GiveAccount, Domain.Shared.Outcome<string>>(give => give.GiveAsync(member.Name, member.Email!, CancellationToken.None));
        Assert.True(outcome.IsDone);
        var form = await visitor.GetAsync(await MailedLinkAsync(member));
        var home = await visitor.SubmitAsync(form, "main form", ("password", "my first password"));

        Assert.Equal(member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Link_dies_when_the_password_is_changed_otherwise()
    {
        var member = await App.MemberAsync();
        var link = await AskAsync(App, member);
        var own = await App.SignedInAsync(member);

        await own.SubmitAsync(
            await own.GetAsync("/settings/account"), "form[action$='/password']", ("oldPassword", Cast.Password), ("newPassword", "quite another sentence"));

        await AssertDeadAsync(App, link);
    }

    [Fact]
    public async Task Link_ends_after_an_hour_and_what_is_not_ours_opens_nothing()
    {
        var clock = SetClock.FromNow();
        await using var app = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var (member, other) = (await app.MemberAsync(), await app.MemberAsync());
        var link = await AskAsync(app, member);
        var forged = new[]
        {
            link[..^4] + "abcd",
            link.Replace($"member={member.Id}&", $"member={other.Id}&", StringComparison.Ordinal),
            $"/reset-password?member={member.Id}&token=nonsense",
            "/reset-password?member=x",
        };

        foreach (var address in forged)
            await AssertDeadAsync(app, address);
        clock.Pass(TimeSpan.FromMinutes(61));
        await AssertDeadAsync(app, link);
        var fresh = await AskAsync(app, member);
        clock.Pass(TimeSpan.FromMinutes(59));
        Assert.Equal(member.Name, (await ChooseAsync(app, fresh)).TextAt(".user-name"));
    }

    [Fact]
    public async Task Links_are_rationed_for_each_address_and_each_client_and_known_ones_cost_the_same()
    {
        var clock = SetClock.FromNow();
        await using var app = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock).AddClientAddresses());
        var member = await app.MemberAsync();
        var stranger = app.NewVisitor();
        stranger.Headers[ClientAddresses.Header] = "192.0.2.1";
        var form = await stranger.GetAsync("/forgot-password");

        var known = await stranger.SubmitAsync(form, "main form", ("email", member.Email!));
        var unknown = await stranger.SubmitAsync(form, "main form", ("email", "nobody-at-all@example.org"));
        Assert.Equal(unknown.Text, known.Text);
        var again = await stranger.SubmitAsync(form, "main form", ("email", member.Email!));
        var unknownAgain = await stranger.SubmitAsync(form, "main form", ("email", "nobody-at-all@example.org"));
        Assert.Equal(unknownAgain.Statements, again.Statements);

        await stranger.SubmitAsync(form, "main form", ("email", member.Email!));
        var fourth = await stranger.SubmitAsync(form, "main form", ("email", member.Email!));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fourth.Status);
        Assert.Equal(3, (await app.MailsToAsync(member.Email!)).Count);

        for (var more = 0; more < 5; more++)
            await stranger.SubmitAsync(form, "main form", ("email", $"x{more}@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SubmitAsync(form, "main form", ("email", "y@example.org"))).Status);
        clock.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.OK, (await stranger.SubmitAsync(form, "main form", ("email", member.Email!))).Status);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_no_more_than_one_after_the_other()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/forgot-password");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.SubmitOnlyAsync(form, "main form", ("email", member.Email!))));

        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.OK), 1, 3);
        Assert.InRange((await App.MailsToAsync(member.Email!)).Count, 1, 3);
    }

    [Fact]
    public async Task Member_is_told_that_the_password_was_changed()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        visitor.Headers["Accept-Language"] = "zh-CN";

        await visitor.SubmitAsync(await visitor.GetAsync(await AskAsync(App, member)), "main form", ("password", "a brand new password"));

        var mail = await App.LastMailToAsync(member.Email!);
        Assert.Contains("密码已更改", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("/forgot-password", mail.Link);
    }

    [Fact]
    public async Task Present_password_is_not_taken_for_a_new_one_and_the_page_names_the_account()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync(await AskAsync(App, member));
        Assert.Contains($"For the account {member.Name}", form.Text, StringComparison.Ordinal);

        var refused = await visitor.SubmitAsync(form, "main form", ("password", Cast.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("your present password", refused.TextAt("#password-error"), StringComparison.Ordinal);
        Assert.Equal(member.Name, (await visitor.SubmitAsync(refused, "main form", ("password", "a brand new password"))).TextAt(".user-name"));
    }

    static async Task AssertDeadAsync(ForumApp app, string link)
    {
        var page = await app.NewVisitor().GetAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work any more"), (page.Status, page.Title));
        Assert.Equal("/forgot-password", page.LinkAt("main a.primary"));
        Assert.False(page.Has("main form"));
    }

    static async Task<string> AskAsync(ForumApp app, Member member)
    {
        var visitor = app.NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", member.Email!));
        return (await app.LastMailToAsync(member.Email!)).Link;
    }

    static async Task<Page> ChooseAsync(ForumApp app, string link)
    {
        var visitor = app.NewVisitor();
        return await visitor.SubmitAsync(await visitor.GetAsync(link), "main form", ("password", "a brand new password"));
    }

    async Task<string> MailedLinkAsync(Member member) => (await App.LastMailToAsync(member.Email!)).Link;
}
