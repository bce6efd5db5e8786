using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.WebTests.Jobs;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>The page on which a member changes password and address.</summary>
public sealed class AccountTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_sees_name_and_address_and_a_guest_is_asked_to_log_in()
    {
        var member = await App.MemberAsync();
        var page = await (await App.SignedInAsync(member)).GetAsync("/settings/account");

        Assert.Contains(member.Name, page.TextAt(".account"), StringComparison.Ordinal);
        Assert.Contains($"{member.Email} Confirmed", page.TextAt(".account"), StringComparison.Ordinal);
        Assert.StartsWith("/login?return=", (await App.NewVisitor().GetAsync("/settings/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_password_ends_all_sessions_but_this_one()
    {
        var member = await App.MemberAsync();
        var (here, there) = (await App.SignedInAsync(member), await App.SignedInAsync(member));

        var page = await ChangePasswordAsync(here, Cast.Password, "quite another sentence");

        Assert.Equal("Your password is changed, and you are logged out everywhere else.", page.TextAt("main > [role=status]"));
        Assert.True((await here.GetAsync("/")).Has(".user-name"));
        Assert.False((await there.GetAsync("/")).Has(".user-name"));
        Assert.Equal(1, await App.WithDbAsync(db => db.Sessions.CountAsync(row => row.MemberId == member.Id)));
        Assert.NotEmpty((await App.MailToAsync(member.Email!, "password was changed")).Text);
        Assert.False((await LogInAsync(member.Name, Cast.Password)).Has(".user-name"));
        Assert.True((await LogInAsync(member.Name, "quite another sentence")).Has(".user-name"));
    }

    [Theory]
    [InlineData("not the password", "quite another sentence", "#oldPassword-error", "not your password")]
    [InlineData("", "quite another sentence", "#oldPassword-error", "not your password")]
    [InlineData(Cast.Password, "short", "#newPassword-error", "too short")]
    [InlineData(Cast.Password, Cast.Password, "#newPassword-error", "your present password")]
    [InlineData(Cast.Password, "iloveyou1234", "#newPassword-error", "first that others try")]
    public async Task Password_is_changed_only_for_who_knows_the_old_one_and_chooses_well(string old, string chosen, string field, string reason)
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);

        var page = await ChangePasswordAsync(visitor, old, chosen);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt(field), StringComparison.Ordinal);
        Assert.True((await LogInAsync(member.Name, Cast.Password)).Has(".user-name"));
    }

    [Fact]
    public async Task Who_guesses_the_password_in_an_open_session_waits()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        for (var guess = 0; guess < 10; guess++)
            await ChangePasswordAsync(visitor, "not the password", "quite another sentence");

        var page = await ChangePasswordAsync(visitor, Cast.Password, "quite another sentence");

        Assert.Contains("Wait 1 min.", page.TextAt("#oldPassword-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_address_counts_once_its_link_was_followed_and_the_old_one_is_told()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);
        var email = $"new-{member.Name}@example.org";

        var asked = await ChangeEmailAsync(visitor, email);
        Assert.Equal("/settings/account", asked.Address);
        Assert.Equal(member.Email, await EmailAsync(member));
        var link = (await App.LastMailToAsync(email)).Link;
        var confirmed = await FollowAsync(App, link);

        Assert.Equal(("This e-mail address is confirmed.", email), (confirmed.TextAt("main [role=status]"), await EmailAsync(member)));
        Assert.True((await visitor.GetAsync("/")).Has(".user-name"));
        Assert.NotEmpty((await App.MailToAsync(member.Email!, "e-mail address was changed")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync(link)).Status);
        Assert.True((await LogInAsync(email, Cast.Password)).Has(".user-name"));
    }

    [Fact]
    public async Task Old_address_has_a_way_back_that_ends_sessions_and_asks_for_a_new_password()
    {
        var member = await App.MemberAsync();
        var thief = await App.SignedInAsync(member);
        foreach (var email in new[] { $"thief-{member.Name}@example.org", $"thief2-{member.Name}@example.org" })
        {
            await ChangeEmailAsync(thief, email);
            await FollowAsync(App, (await App.LastMailToAsync(email)).Link);
        }

        var wayBack = (await App.LastMailToAsync(member.Email!)).Link;
        var owner = App.NewVisitor();
        var choose = await owner.SubmitAsync(await owner.GetAsync(wayBack), "main form");

        Assert.Equal("Choose a new password", choose.Title);
        Assert.False((await thief.GetAsync("/")).Has(".user-name"));
        Assert.Equal(member.Email, await EmailAsync(member));
        Assert.Equal(member.Name, (await owner.SubmitAsync(choose, "main form", ("password", "quite another sentence"))).TextAt(".user-name"));
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(wayBack)).Status);
        Assert.False((await LogInAsync(member.Name, Cast.Password)).Has(".user-name"));
    }

    [Fact]
    public async Task Links_end_in_time_and_tampered_ones_open_nothing()
    {
        var clock = SetClock.FromNow();
        await using var app = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var member = await app.MemberAsync();
        var visitor = await app.SignedInAsync(member);
        await ChangeEmailAsync(visitor, "late@example.org");
        var late = (await app.LastMailToAsync("late@example.org")).Link;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(late[..^4] + "abcd")).Status);
        clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(late)).Status);

        await ChangeEmailAsync(visitor, "next@example.org");
        await FollowAsync(app, (await app.LastMailToAsync("next@example.org")).Link);
        var wayBack = (await app.LastMailToAsync(member.Email!)).Link;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/restore-email?token=" + late.Split('=')[1])).Status);
        clock.Pass(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(wayBack)).Status);
        clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(wayBack)).Status);
    }

    [Fact]
    public async Task Password_ends_what_waits_to_be_confirmed()
    {
        var member = await App.MemberAsync();
        var thief = await App.SignedInAsync(member);
        await ChangeEmailAsync(thief, $"thief-{member.Name}@example.org");

        await ChangePasswordAsync(await App.SignedInAsync(member), Cast.Password, "quite another sentence");

        Assert.False(await App.WithDbAsync(db => db.EmailChanges.AnyAsync(row => row.MemberId == member.Id)));
    }

    [Fact]
    public async Task Link_to_a_new_address_dies_with_the_password()
    {
        var member = await App.MemberAsync();
        var thief = await App.SignedInAsync(member);
        var email = $"thief-{member.Name}@example.org";
        await ChangeEmailAsync(thief, email);

        await ChangePasswordAsync(await App.SignedInAsync(member), Cast.Password, "quite another sentence");

        Assert.Equal(HttpStatusCode.NotFound, (await thief.GetAsync((await App.LastMailToAsync(email)).Link)).Status);
    }

    [Fact]
    public async Task Address_of_another_member_is_answered_like_any_other_and_told_by_mail()
    {
        var (member, other) = (await App.MemberAsync(), await App.MemberAsync());
        var visitor = await App.SignedInAsync(member);

        var free = await ChangeEmailAsync(visitor, $"free-{member.Name}@example.org");
        var taken = await ChangeEmailAsync(visitor, other.Email!);

        Assert.Equal((free.Address, free.Text.Replace($"free-{member.Name}@example.org", other.Email, StringComparison.Ordinal)), (taken.Address, taken.Text));
        var mail = await App.LastMailToAsync(other.Email!);
        Assert.Contains("has an account already", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("/login", mail.Link);
        Assert.Equal(member.Email, await EmailAsync(member));
    }

    [Fact]
    public async Task Of_two_who_confirm_one_address_the_second_is_refused()
    {
        var members = new[] { await App.MemberAsync(), await App.MemberAsync() };
        var email = $"{Cast.UniqueName("shared")}@example.org";
        var links = new List<string>();
        foreach (var member in members)
        {
            await ChangeEmailAsync(await App.SignedInAsync(member), email);
            links.Add((await App.LastMailToAsync(email)).Link);
        }

        var first = await FollowAsync(App, links[0]);
        var second = await FollowAsync(App, links[1]);

        Assert.Equal("This e-mail address is confirmed.", first.TextAt("main [role=status]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
    }

    [Theory]
    [InlineData("nonsense", Cast.Password, "#email-error")]
    [InlineData("a@example.org\r\nBcc: all@example.org", Cast.Password, "#email-error")]
    [InlineData("new@example.org", "not the password", "#emailPassword-error")]
    public async Task Bad_address_or_password_is_refused_and_the_form_comes_back_filled(string email, string password, string field)
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await ChangeEmailAsync(visitor, email, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has(field));
    }

    [Fact]
    public async Task Unconfirmed_member_writes_a_few_posts_and_is_helped_on()
    {
        var member = await App.MemberAsync();
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.EmailConfirmedAt, (DateTimeOffset?)null).UpdateAsync());
        var topic = await App.TopicAsync(await App.MemberAsync("host"), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(member);

        for (var number = 0; number < 3; number++)
            Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(visitor, topic, $"Reply {number}")).Status);
        var refused = await ReplyAsync(visitor, topic, "One too many");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("You have written 3 posts", refused.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("One too many", refused.TextAt("textarea"));
        var sent = await visitor.SubmitAsync(refused, "form[action='/settings/account/email-link']");
        Assert.Equal("/settings/account", sent.Address);
        var soon = await visitor.SubmitAsync(sent, "form[action='/settings/account/email-link']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, soon.Status);
        await FollowAsync(App, (await App.LastMailToAsync(member.Email!)).Link);
        Assert.Equal(HttpStatusCode.OK, (await ReplyAsync(visitor, topic, "One too many")).Status);
        Assert.False((await visitor.GetAsync("/")).Has("form[action='/settings/account/email-link']"));
    }

    [Fact]
    public async Task Unconfirmed_member_who_writes_much_at_once_writes_no_more_than_a_few()
    {
        var member = await App.MemberAsync();
        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.EmailConfirmedAt, (DateTimeOffset?)null).UpdateAsync());
        var topic = await App.TopicAsync(await App.MemberAsync("host"), await App.CategoryAsync());
        var visitor = await App.SignedInAsync(member);
        var page = await visitor.GetAsync($"/t/{topic.Id}/reply");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            visitor.SubmitOnlyAsync(page, "form.composer", ("text", $"Reply {number}"), ("submission", $"key{number}"))));

        Assert.Equal(3, await App.WithDbAsync(db => db.Posts.CountAsync(row => row.AuthorId == member.Id)));
    }

    static async Task<Page> ReplyAsync(Visitor visitor, Domain.Topics.Topic topic, string text) =>
        await visitor.SubmitAsync(await visitor.GetAsync($"/t/{topic.Id}/reply"), "form.composer", ("text", text));

    static async Task<Page> ChangePasswordAsync(Visitor visitor, string old, string chosen) => await visitor.SubmitAsync(
        await visitor.GetAsync("/settings/account"), "form[action$='/password']", ("oldPassword", old), ("newPassword", chosen));

    static async Task<Page> ChangeEmailAsync(Visitor visitor, string email, string password = Cast.Password) => await visitor.SubmitAsync(
        await visitor.GetAsync("/settings/account"), "form[action$='/email']", ("email", email), ("emailPassword", password));

    static async Task<Page> FollowAsync(ForumApp app, string link)
    {
        var visitor = app.NewVisitor();
        return await visitor.SubmitAsync(await visitor.GetAsync(link), "main form");
    }

    Task<string?> EmailAsync(Member member) => App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.Email).SingleAsync());

    async Task<Page> LogInAsync(string name, string password)
    {
        var visitor = App.NewVisitor();
        return await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", name), ("password", password));
    }
}
