using System.Net;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Testing;
using Parley.WebTests.Jobs;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>Between the form and the link; and what it tells of others.</summary>
public sealed class WaitingTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Address_with_an_account_is_answered_as_a_new_one_and_told_by_mail()
    {
        var member = await App.MemberAsync("owner");
        var (known, unknown) = (Cast.UniqueName("probe"), Cast.UniqueName("probe"));

        var ofKnown = await PostAsync(known, member.Email!);
        var ofUnknown = await PostAsync(unknown, Newcomers.AddressOf(unknown));

        Assert.Equal((ofUnknown.Posted.Status, ofUnknown.Posted.Statements), (ofKnown.Posted.Status, ofKnown.Posted.Statements));
        Assert.Equal(Newcomers.AddressOf(unknown).Length - member.Email!.Length, ofUnknown.Waiting.Text.Length - ofKnown.Waiting.Text.Length);
        Assert.Equal(ofUnknown.Waiting.Statements, ofKnown.Waiting.Statements);
        Assert.NotEmpty((await App.MailToAsync(member.Email, "you have an account")).Text);
        foreach (var name in new[] { known, unknown })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/u/{name}")).Status);
            Assert.Contains("is taken", (await PostAsync(name, "third@example.org", "quite another sentence")).Posted.TextAt("#name-error"), StringComparison.Ordinal);
            Assert.Equal("Look into your mailbox", (await LogInAsync(name, Cast.Password)).Title);
            Assert.Contains("do not fit together", (await LogInAsync(name, "quite another sentence")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Form_that_is_sent_twice_leads_to_the_same_registration()
    {
        var (visitor, name) = (App.NewVisitor(), Cast.UniqueName("double"));
        var form = await visitor.GetAsync("/register");
        (string, string)[] typed = [("name", name), ("email", Newcomers.AddressOf(name)), ("password", Cast.Password)];

        var answers = await Task.WhenAll(visitor.SubmitOnlyAsync(form, "main form", typed), visitor.SubmitOnlyAsync(form, "main form", typed));

        Assert.All(answers, answer => Assert.StartsWith("/register/waiting?ticket=", answer.Location, StringComparison.Ordinal));
        Assert.Equal(1, await App.WithDbAsync(db => db.Registrations.CountAsync(row => row.Name == name)));
    }

    [Fact]
    public async Task Solved_form_is_good_for_one_registration()
    {
        var (visitor, first) = (App.NewVisitor(), Cast.UniqueName("robot"));
        var form = await visitor.GetAsync("/register");
        await visitor.SubmitAsync(form, "main form", ("name", first), ("email", "r1@example.org"), ("password", Cast.Password));

        var again = await visitor.SubmitAsync(form, "main form", ("name", Cast.UniqueName("robot")), ("email", "r2@example.org"), ("password", Cast.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("was sent already", again.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.NotEqual(Field(form, "began"), Field(again, "began"));
    }

    [Fact]
    public async Task Mail_is_sent_again_after_a_minute_and_five_times_a_day()
    {
        var clock = SetClock.FromNow();
        await using var app = await StartAsync(clock);
        var visitor = app.NewVisitor();
        var waiting = await visitor.FillInRegistrationAsync("patient");

        var sent = new List<bool>();
        for (var minute = 0; minute < 7; minute++)
        {
            sent.Add((await AgainAsync(visitor, waiting)).Status == HttpStatusCode.OK);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AgainAsync(visitor, waiting)).Status);
            clock.Pass(TimeSpan.FromSeconds(61));
        }

        Assert.Equal([true, true, true, true, true, false, false], sent);
        Assert.Equal(6, (await app.MailsToAsync("patient@example.org")).Count);
        clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await AgainAsync(visitor, waiting)).Status);
    }

    [Fact]
    public async Task Wrong_address_is_set_right_and_the_link_to_it_dies()
    {
        var (visitor, name) = (App.NewVisitor(), Cast.UniqueName("slip"));
        var waiting = await visitor.FillInRegistrationAsync(name, $"wrong-{name}@example.org");
        var dead = (await App.LastMailToAsync($"wrong-{name}@example.org")).Link;

        var refused = await visitor.SubmitAsync(waiting, "form[action='/register/waiting/address']", ("email", "nonsense"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "nonsense"), (refused.Status, Field(refused, "email")));
        var sent = await visitor.SubmitAsync(refused, "form[action='/register/waiting/address']", ("email", $"right-{name}@example.org"));

        Assert.Contains($"right-{name}@example.org", sent.Text, StringComparison.Ordinal);
        Assert.Equal("A newer mail is on its way", (await visitor.GetAsync(dead)).Title);
        Assert.Equal(name, (await App.FollowConfirmationAsync(visitor, $"right-{name}@example.org")).TextAt(".user-name"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(waiting.Address)).Status);
    }

    [Fact]
    public async Task Link_works_once_for_three_days_and_not_when_tampered_with()
    {
        var clock = SetClock.FromNow();
        await using var app = await StartAsync(clock);
        await app.NewVisitor().FillInRegistrationAsync("slow");
        var link = (await app.LastMailToAsync("slow@example.org")).Link;
        Assert.Equal("This link is not whole", (await app.NewVisitor().GetAsync(link[..^3] + "xyz")).Title);
        Assert.Equal("This link is not whole", (await app.NewVisitor().GetAsync("/register/confirm?token=nonsense")).Title);

        clock.Pass(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await app.NewVisitor().GetAsync(link)).Status);
        clock.Pass(TimeSpan.FromMinutes(2));
        var late = await app.NewVisitor().GetAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "This link is too old"), (late.Status, late.Title));
        Assert.NotNull(late.LinkAt("main a[href='/register']"));

        // The name is free again.
        Assert.Equal("slow", (await app.RegisterAsync(app.NewVisitor(), "slow", "slow2@example.org")).TextAt(".user-name"));
        var used = (await app.LastMailToAsync("slow2@example.org")).Link;
        var done = await app.NewVisitor().GetAsync(used);
        Assert.Equal("This link has done its work", done.Title);
        Assert.Null(done.LinkAt("main a[href='/register']"));
        var inside = await (await SignedInAsync(app, "slow")).GetAsync(used);
        Assert.Null(inside.LinkAt("main a[href='/login']"));
        Assert.Equal("/", inside.LinkAt("main a.primary"));
    }

    [Fact]
    public async Task Log_in_before_the_link_leads_to_the_waiting_page_and_only_with_the_right_password()
    {
        var (visitor, name) = (App.NewVisitor(), Cast.UniqueName("eager"));
        await App.NewVisitor().FillInRegistrationAsync(name);
        Assert.Contains("do not fit together", (await LogInAsync(name, "quite another sentence")).Text, StringComparison.Ordinal);

        var waiting = await visitor.SubmitAsync(
            await visitor.GetAsync("/login"), "main form", ("name", Newcomers.AddressOf(name)), ("password", Cast.Password));

        Assert.Equal("Look into your mailbox", waiting.Title);
        Assert.Contains("Your account begins when", waiting.TextAt("[role=status]"), StringComparison.Ordinal);
        Assert.False(waiting.Has(".user-name"));
        var sent = await visitor.SubmitAsync(waiting, "form[action='/register/waiting/link']");
        Assert.Equal("The mail is on its way.", sent.TextAt("[role=status]"));
        Assert.Equal(name, (await App.FollowConfirmationAsync(visitor, Newcomers.AddressOf(name))).TextAt(".user-name"));
    }

    [Fact]
    public async Task Ticket_that_is_over_and_one_that_is_not_ours_are_told_apart()
    {
        var (visitor, name) = (App.NewVisitor(), Cast.UniqueName("over"));
        var waiting = await visitor.FillInRegistrationAsync(name);
        await App.FollowConfirmationAsync(App.NewVisitor(), Newcomers.AddressOf(name));

        Assert.Equal("Nothing waits here any more", (await visitor.GetAsync(waiting.Address)).Title);
        Assert.Equal("This link is not whole", (await visitor.GetAsync("/register/waiting?ticket=nonsense")).Title);
    }

    [Fact]
    public async Task Mail_is_written_in_the_language_of_the_page()
    {
        var (visitor, name) = (App.NewVisitor(), Cast.UniqueName("xin"));
        visitor.Headers["Accept-Language"] = "zh-CN";

        await visitor.FillInRegistrationAsync(name);

        Assert.NotEmpty((await App.MailToAsync(Newcomers.AddressOf(name), "请打开链接开始使用")).Text);
    }

    static Task<Page> AgainAsync(Visitor visitor, Page waiting) => visitor.SubmitAsync(waiting, "form[action='/register/waiting/link']");

    static Task<ForumApp> StartAsync(SetClock clock)
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        return ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
    }

    static async Task<Visitor> SignedInAsync(ForumApp app, string name)
    {
        var visitor = app.NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", name), ("password", Cast.Password));
        return visitor;
    }

    static string? Field(Page page, string name) => page.Document.QuerySelector($"[name={name}]")!.GetAttribute("value");

    async Task<(Page Posted, Page Waiting)> PostAsync(string name, string email, string password = Cast.Password)
    {
        var visitor = App.NewVisitor();
        var posted = await visitor.SubmitOnlyAsync(
            await visitor.GetAsync("/register"), "main form", ("name", name), ("email", email), ("password", password));
        return (posted, posted.Location is { } next ? await visitor.GetAsync(next) : posted);
    }

    async Task<Page> LogInAsync(string name, string password)
    {
        var visitor = App.NewVisitor();
        return await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", name), ("password", password));
    }
}
