using System.Buffers.Binary;
using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class LogInTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_logs_in_by_name_in_any_case_and_by_email()
    {
        var member = await App.MemberAsync();
        foreach (var typed in new[] { member.Name, member.Name.ToUpperInvariant(), member.Email! })
        {
            var page = await LogInAsync(App.NewVisitor(), typed, Cast.Password);
            Assert.Equal(member.Name, page.TextAt(".user-name"));
        }
    }

    [Fact]
    public async Task Wrong_password_and_unknown_name_are_answered_alike()
    {
        var member = await App.MemberAsync();

        var wrong = await LogInAsync(App.NewVisitor(), member.Name, "not the password");
        var unknown = await LogInAsync(App.NewVisitor(), "nobody-here", "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.TextAt(".error-summary"), unknown.TextAt(".error-summary"));
    }

    [Fact]
    public async Task Account_is_locked_for_a_while_after_five_wrong_passwords()
    {
        var member = await App.MemberAsync();
        for (var tries = 0; tries < 5; tries++)
            await LogInAsync(App.NewVisitor(), member.Name, "not the password");

        var page = await LogInAsync(App.NewVisitor(), member.Name, Cast.Password);

        Assert.Contains("Too many wrong passwords", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_costs_few_statements()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/login");
        await visitor.SubmitAsync(form, "main form", ("name", member.Name), ("password", "not the password"));

        var answer = await visitor.SubmitOnlyAsync(form, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.InRange(answer.Statements, 1, 6);
    }

    [Fact]
    public async Task Password_hashed_with_less_work_is_hashed_anew_and_other_sessions_stay()
    {
        var member = await App.MemberAsync();
        var elsewhere = await App.SignedInAsync(member);
        var weak = new PasswordHasher<Member>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword(member, Cast.Password);
        await SetHashAsync(member, weak);

        var page = await LogInAsync(App.NewVisitor(), member.Name, Cast.Password);

        Assert.True(page.Has(".user-name"));
        Assert.NotEqual(weak, await HashAsync(member));
        Assert.True((await elsewhere.GetAsync("/")).Has(".user-name"));
        Assert.True((await LogInAsync(App.NewVisitor(), member.Name, Cast.Password)).Has(".user-name"));
    }

    [Fact]
    public void Passwords_are_hashed_with_the_work_that_is_advised()
    {
        using var services = new ServiceCollection().AddLogging().AddParley(new ParleyOptions { Database = "sqlite:unused.db" }).BuildServiceProvider();

        var hash = Convert.FromBase64String(services.GetRequiredService<IPasswordHasher<Member>>().HashPassword(new(), Cast.Password));

        // Identity's third format: a marker, then which PRF (2 is HMAC-SHA512) and how many rounds.
        Assert.Equal((1, 2u, 210_000u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5))));
    }

    [Fact]
    public async Task Member_logs_out()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");

        Assert.False(page.Has(".user-name"));
        Assert.Equal("You are logged out.", page.TextAt("main [role=status]"));
        Assert.Contains("Log in", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_sent_is_told_why_and_who_came_is_not()
    {
        var visitor = App.NewVisitor();

        Assert.Contains("Log in to go on.", (await visitor.VisitAsync("/settings/account")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Log in to go on.", (await visitor.GetAsync("/login?return=%2Fcategories")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_of_a_session_that_ended_counts_for_nothing()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        var copy = App.NewVisitor();
        foreach (System.Net.Cookie cookie in visitor.Cookies.GetAllCookies())
            copy.Cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        Assert.True((await copy.GetAsync("/")).Has(".user-name"));

        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");

        Assert.False((await copy.GetAsync("/")).Has(".user-name"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/login")]
    public async Task Log_in_leads_only_to_own_addresses(string target)
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync($"/login?return={Uri.EscapeDataString(target)}");

        var answer = await visitor.SubmitOnlyAsync(form, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task Sign_in_ends_when_the_security_stamp_changes()
    {
        var member = await App.MemberAsync();
        var visitor = await App.SignedInAsync(member);

        await App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.SecurityStamp, "another").UpdateAsync());

        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task Guest_is_sent_to_log_in_and_back()
    {
        var member = await App.MemberAsync();
        var visitor = App.NewVisitor();

        var form = await visitor.VisitAsync("/new-topic?category=7");
        var page = await visitor.SubmitAsync(form, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal("/new-topic?category=7", page.Address);
    }

    static async Task<Page> LogInAsync(Visitor visitor, string name, string password) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", name), ("password", password));

    Task<string?> HashAsync(Member member) => App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Select(row => row.PasswordHash).SingleAsync());

    Task<int> SetHashAsync(Member member, string hash) =>
        App.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(row => row.PasswordHash, hash).UpdateAsync());
}
