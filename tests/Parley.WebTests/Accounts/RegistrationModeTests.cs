using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Testing;
using Parley.Web;
using Parley.Web.Features.Accounts;
using Parley.WebTests.Jobs;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class RegistrationModeTests
{
    readonly SetClock _clock = SetClock.FromNow();

    public RegistrationModeTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Closed_registration_says_so_and_takes_no_form()
    {
        await using var app = await StartAsync(RegistrationMode.Closed);
        var visitor = app.NewVisitor();

        var page = await visitor.GetAsync("/register");
        Assert.Equal((HttpStatusCode.Forbidden, "Registration is closed"), (page.Status, page.Title));
        await AssertNotOfferedAsync(visitor);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(visitor)).Status);
    }

    [Fact]
    public async Task Invitation_lets_one_person_register()
    {
        await using var app = await StartAsync(RegistrationMode.Invitation);
        var visitor = app.NewVisitor();
        Assert.Equal("Registration is by invitation", (await visitor.GetAsync("/register")).Title);
        await AssertNotOfferedAsync(visitor);
        Assert.Equal("This invitation does not work", (await visitor.GetAsync("/register?invitation=guess")).Title);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(visitor)).Status);

        await InviteAsync(app, "guest@example.org");
        var link = (await app.LastMailToAsync("guest@example.org")).Link;
        var form = await visitor.GetAsync(link);
        Assert.Equal("guest@example.org", form.Document.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Equal("invited", (await app.RegisterAsync(visitor, "invited", address: link)).TextAt(".user-name"));

        Assert.Equal("This invitation does not work", (await app.NewVisitor().GetAsync(link)).Title);
    }

    [Fact]
    public async Task Two_with_one_invitation_are_not_both_let_in()
    {
        await using var app = await StartAsync(RegistrationMode.Invitation);
        var link = await InviteAsync(app, null);
        var visitors = new[] { app.NewVisitor(), app.NewVisitor() };
        var forms = new List<Page>();
        foreach (var visitor in visitors)
            forms.Add(await visitor.GetAsync(link));

        var answers = await Task.WhenAll(visitors.Zip(forms, ["first", "second"]).Select(row => row.First.SubmitOnlyAsync(
            row.Second, "main form", ("name", row.Third), ("email", $"{row.Third}@example.org"), ("password", Cast.Password))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Invitation_ends_after_two_weeks_and_comes_back_when_it_led_to_nothing()
    {
        await using var app = await StartAsync(RegistrationMode.Invitation);
        var (first, second) = (await InviteAsync(app, null), await InviteAsync(app, null));
        await app.NewVisitor().FillInRegistrationAsync("forgetful", address: first);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.NewVisitor().GetAsync(first)).Status);

        _clock.Pass(TimeSpan.FromDays(4));
        await app.NewVisitor().FillInRegistrationAsync("other", address: second);
        Assert.Equal(HttpStatusCode.OK, (await app.NewVisitor().GetAsync(first)).Status);
        _clock.Pass(TimeSpan.FromDays(11));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.NewVisitor().GetAsync(first)).Status);
    }

    [Fact]
    public async Task Newcomer_waits_for_approval_and_is_told_so_everywhere()
    {
        await using var app = await StartAsync(RegistrationMode.Approval);
        var visitor = app.NewVisitor();
        Assert.Contains("looks at each new account", (await visitor.GetAsync("/register")).Text, StringComparison.Ordinal);

        var page = await app.RegisterAsync(visitor, "hopeful");
        Assert.False(page.Has(".user-name"));
        Assert.Contains("new accounts by hand", page.TextAt("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("waits to be approved", (await LogInAsync(visitor, "hopeful")).Text, StringComparison.Ordinal);

        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", "hopeful@example.org"));
        var reset = await visitor.GetAsync((await app.LastMailToAsync("hopeful@example.org")).Link);
        Assert.False((await visitor.SubmitAsync(reset, "main form", ("password", "another good sentence"))).Has(".user-name"));

        var approved = await app.WithAsync<ApproveMember, Outcome<Member>>(approve => approve.ApproveAsync("Hopeful", CancellationToken.None));
        Assert.True(approved.IsDone);
        Assert.NotEmpty((await app.MailToAsync("hopeful@example.org", "is ready")).Text);
        Assert.Equal("hopeful", (await LogInAsync(visitor, "hopeful", "another good sentence")).TextAt(".user-name"));
        var again = await app.WithAsync<ApproveMember, Outcome<Member>>(approve => approve.ApproveAsync("hopeful", CancellationToken.None));
        Assert.Equal("NotWaiting", again.Problems.Single().Code);
    }

    Task<ForumApp> StartAsync(RegistrationMode mode) => ForumApp.StartAsync(
        options => options.Registration.Mode = mode, services => services.AddSingleton<TimeProvider>(_clock));

    static async Task<string> InviteAsync(ForumApp app, string? email) => new Uri(await app.WithAsync<InviteMember, string>(
        async invite => (await invite.InviteAsync(email, CancellationToken.None)).Value)).PathAndQuery;

    static async Task AssertNotOfferedAsync(Visitor visitor)
    {
        foreach (var address in new[] { "/", "/login", "/register/confirm?token=nonsense" })
            Assert.Null((await visitor.GetAsync(address)).LinkAt("[href^='/register']"));
    }

    // As from a page that was opened before the setting changed.
    static async Task<Page> PostAsync(Visitor visitor)
    {
        var token = (await visitor.GetAsync("/login")).Document.QuerySelector("[name=__token]")!.GetAttribute("value")!;
        return await visitor.PostAsync("/register", new Dictionary<string, string>
        {
            ["__token"] = token,
            ["name"] = "sneaky",
            ["email"] = "sneaky@example.org",
            ["password"] = Cast.Password,
        });
    }

    static async Task<Page> LogInAsync(Visitor visitor, string name, string password = Cast.Password) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", name), ("password", password));
}
