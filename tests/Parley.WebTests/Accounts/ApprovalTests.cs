using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>Newcomers who are let in by hand, and those who do it.</summary>
public sealed class ApprovalTests
{
    const string Address = "/admin/registrations";

    public ApprovalTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Administrator_is_told_by_mail_and_lets_the_newcomer_in()
    {
        await using var app = await StartAsync();
        var admin = await app.MemberAsync("boss", Role.Administrator);
        var newcomer = app.NewVisitor();
        await newcomer.FillInRegistrationAsync("hopeful");
        var confirm = await newcomer.GetAsync((await app.LastMailToAsync("hopeful@example.org")).Link);
        Assert.Contains("somebody here looks at the account", confirm.Text, StringComparison.Ordinal);
        Assert.Equal("Confirm the address", confirm.TextAt("main button"));
        await newcomer.SubmitAsync(confirm, "main form");

        var mail = await app.LastMailToAsync(admin.Email!);
        Assert.Contains("hopeful", mail.Text, StringComparison.Ordinal);
        Assert.Equal(Address, mail.Link);
        var visitor = await app.SignedInAsync(admin);
        Assert.Equal(Address, (await visitor.GetAsync("/")).LinkAt(".menu-items a[href^='/admin']"));
        var list = await visitor.GetAsync(mail.Link);
        Assert.Contains("hopeful@example.org", list.TextAt(".plain-rows li"), StringComparison.Ordinal);
        var approved = await visitor.SubmitAsync(list, "form[action$='/approve']");

        Assert.Contains("is approved", approved.TextAt("main [role=status]"), StringComparison.Ordinal);
        Assert.False(approved.Has(".plain-rows"));
        Assert.NotEmpty((await app.MailToAsync("hopeful@example.org", "is ready")).Text);
        Assert.Equal("hopeful", (await LogInAsync(newcomer, "hopeful")).TextAt(".user-name"));
        Assert.Contains("somebody else was faster", (await visitor.SubmitAsync(list, "form[action$='/approve']")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declined_newcomer_is_told_and_forgotten_and_the_name_is_free()
    {
        await using var app = await StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("boss", Role.Administrator));
        await app.RegisterAsync(app.NewVisitor(), "doubtful");

        var list = await visitor.GetAsync(Address);
        var ask = await visitor.GetAsync(list.LinkAt("a[href$='/decline']")!);
        Assert.Equal("Decline “doubtful”", ask.Title);
        var declined = await visitor.SubmitAsync(ask, "main form");

        Assert.Contains("declined and deleted", declined.TextAt("main [role=status]"), StringComparison.Ordinal);
        Assert.Contains("was not accepted", (await app.LastMailToAsync("doubtful@example.org")).Text, StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.Members.AnyAsync(row => row.Name == "doubtful")));
        Assert.Contains("do not fit together", (await LogInAsync(app.NewVisitor(), "doubtful")).Text, StringComparison.Ordinal);
        Assert.Equal("Look into your mailbox", (await app.NewVisitor().FillInRegistrationAsync("doubtful")).Title);
    }

    [Fact]
    public async Task Approving_and_declining_at_once_does_one_of_them()
    {
        await using var app = await StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("boss", Role.Administrator));
        await app.RegisterAsync(app.NewVisitor(), "contested");
        var list = await visitor.GetAsync(Address);
        var ask = await visitor.GetAsync(list.LinkAt("a[href$='/decline']")!);

        await Task.WhenAll(visitor.SubmitOnlyAsync(list, "form[action$='/approve']"), visitor.SubmitOnlyAsync(ask, "main form"));

        var isIn = await app.WithDbAsync(db => db.Members.AnyAsync(row => row.Name == "contested"));
        var mail = await app.LastMailToAsync("contested@example.org");
        Assert.Contains(isIn ? "is ready" : "your registration", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_who_is_in_cannot_be_declined()
    {
        await using var app = await StartAsync();
        var member = await app.MemberAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("boss", Role.Administrator));
        await app.RegisterAsync(app.NewVisitor(), "waiting");
        var ask = await visitor.GetAsync((await visitor.GetAsync(Address)).LinkAt("a[href$='/decline']")!);
        ask.Document.QuerySelector("main form")!.SetAttribute("action", $"{Address}/{member.Id}/decline");

        await visitor.SubmitAsync(ask, "main form");

        Assert.True(await app.WithDbAsync(db => db.Members.AnyAsync(row => row.Id == member.Id)));
        Assert.True((await app.SignedInAsync(member)) is not null);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Moderator)]
    public async Task Page_is_not_there_for_others(Role role)
    {
        await using var app = await StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync(role: role));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Address)).Status);
        Assert.StartsWith("/login", (await app.NewVisitor().GetAsync(Address)).Location, StringComparison.Ordinal);
        Assert.False((await visitor.GetAsync("/")).Has($"a[href='{Address}']"));
    }

    static Task<ForumApp> StartAsync() => ForumApp.StartAsync(options => options.Registration.Mode = RegistrationMode.Approval);

    static async Task<Page> LogInAsync(Visitor visitor, string name) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", name), ("password", Cast.Password));
}
