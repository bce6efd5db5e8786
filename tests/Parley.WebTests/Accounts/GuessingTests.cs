using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.WebTests.Jobs;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>Who guesses waits, and keeps nobody out.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    readonly SetClock _clock = SetClock.FromNow();
    ForumApp? _app;

    public GuessingTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    ForumApp App => _app!;

    public async ValueTask InitializeAsync() =>
        _app = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(_clock).AddClientAddresses());

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    [Fact]
    public async Task Thousand_wrong_passwords_from_many_addresses_are_slowed_and_keep_the_member_out_of_no_known_browser()
    {
        var member = await App.MemberAsync();
        var own = await App.SignedInAsync(member);
        await own.SubmitAsync(await own.GetAsync("/"), "form[action='/logout']");
        var robot = App.NewVisitor();
        var form = await robot.GetAsync("/login");

        var looked = 0;
        for (var guess = 0; guess < 1000; guess++)
        {
            robot.Headers[ClientAddresses.Header] = $"198.51.{guess / 250}.{(guess % 250) + 1}";
            looked += IsLookedAt(await TryAsync(robot, form, member.Name, $"guess number {guess}")) ? 1 : 0;
            _clock.Pass(TimeSpan.FromSeconds(1));
        }

        // A quarter of an hour, and every second another address: five at once, then waits of 15 s, 30 s, 1 min …
        Assert.InRange(looked, 5, 15);
        Assert.Contains("Too many wrong passwords", (await TryAsync(App.NewVisitor(), form: null, member.Name, Cast.Password)).Text, StringComparison.Ordinal);
        Assert.Equal(member.Name, (await TryAsync(own, form: null, member.Name, Cast.Password)).TextAt(".user-name"));
    }

    [Fact]
    public async Task Guesses_that_come_all_at_once_are_counted_one_by_one()
    {
        var member = await App.MemberAsync();
        var robot = App.NewVisitor();
        var form = await robot.GetAsync("/login");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(guess => TryAsync(robot, form, member.Name, $"guess number {guess}")));

        Assert.Equal(5, answers.Count(IsLookedAt));
    }

    [Fact]
    public async Task Member_who_waits_or_asks_for_a_new_password_gets_in_from_anywhere()
    {
        var (waiting, asking) = (await App.MemberAsync(), await App.MemberAsync());
        foreach (var member in new[] { waiting, asking })
            await GuessAsync(App.NewVisitor(), member, 6);

        var visitor = App.NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", asking.Email!));
        var reset = await visitor.GetAsync((await App.LastMailToAsync(asking.Email!)).Link);
        Assert.Equal(asking.Name, (await visitor.SubmitAsync(reset, "main form", ("password", "a brand new password"))).TextAt(".user-name"));
        Assert.True((await TryAsync(App.NewVisitor(), null, asking.Name, "a brand new password")).Has(".user-name"));

        Assert.False((await TryAsync(App.NewVisitor(), null, waiting.Name, Cast.Password)).Has(".user-name"));
        _clock.Pass(TimeSpan.FromSeconds(16));
        Assert.True((await TryAsync(App.NewVisitor(), null, waiting.Name, Cast.Password)).Has(".user-name"));
    }

    [Fact]
    public async Task Address_that_tries_many_accounts_waits_and_its_whole_IPv6_network_with_it()
    {
        var robot = App.NewVisitor();
        for (var guess = 0; guess < 20; guess++)
        {
            robot.Headers[ClientAddresses.Header] = $"2001:db8:1:2::{guess + 1:x}";
            await TryAsync(robot, null, $"nobody{guess}", "not the password");
        }

        robot.Headers[ClientAddresses.Header] = "2001:db8:1:2:ffff::1";
        Assert.Contains("Too many", (await TryAsync(robot, null, "nobody-else", "not the password")).Text, StringComparison.Ordinal);
        robot.Headers[ClientAddresses.Header] = "2001:db8:1:3::1";
        Assert.DoesNotContain("Too many", (await TryAsync(robot, null, "nobody-else", "not the password")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_or_address_that_nobody_has_is_locked_like_any_other()
    {
        var member = await App.MemberAsync();
        foreach (var typed in new[] { "nobody-here", "nobody@example.org", member.Email! })
        {
            for (var guess = 0; guess < 5; guess++)
                Assert.Contains("do not fit", (await TryAsync(App.NewVisitor(), null, typed, "not the password")).Text, StringComparison.Ordinal);
            Assert.Contains("Too many", (await TryAsync(App.NewVisitor(), null, typed, "not the password")).Text, StringComparison.Ordinal);
        }

        // The locked address does not tell whose it is.
        Assert.Contains("do not fit", (await TryAsync(App.NewVisitor(), null, member.Name, "not the password")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Browser_of_another_member_is_no_known_one_and_a_forged_cookie_neither()
    {
        var (member, other) = (await App.MemberAsync(), await App.MemberAsync());
        var browser = await App.SignedInAsync(other);
        await browser.SubmitAsync(await browser.GetAsync("/"), "form[action='/logout']");
        await GuessAsync(App.NewVisitor(), member, 5);
        Assert.Contains("Too many", (await TryAsync(browser, null, member.Name, Cast.Password)).Text, StringComparison.Ordinal);

        var forger = App.NewVisitor();
        forger.Cookies.Add(new Cookie("known", "forged", "/", "localhost"));
        Assert.Contains("Too many", (await TryAsync(forger, null, member.Name, Cast.Password)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_browser_that_guesses_waits_too()
    {
        var member = await App.MemberAsync();
        var own = await App.SignedInAsync(member);
        await own.SubmitAsync(await own.GetAsync("/"), "form[action='/logout']");

        await GuessAsync(own, member, 10);

        Assert.Contains("Too many", (await TryAsync(own, null, member.Name, Cast.Password)).Text, StringComparison.Ordinal);
        Assert.True((await TryAsync(App.NewVisitor(), null, member.Name, Cast.Password)).Has(".user-name"));
    }

    static async Task GuessAsync(Visitor visitor, Member member, int times)
    {
        var form = await visitor.GetAsync("/login");
        for (var guess = 0; guess < times; guess++)
            await TryAsync(visitor, form, member.Name, "not the password");
    }

    static bool IsLookedAt(Page answer) => answer.Text.Contains("do not fit together", StringComparison.Ordinal);

    static async Task<Page> TryAsync(Visitor visitor, Page? form, string name, string password) =>
        await visitor.SubmitAsync(form ?? await visitor.GetAsync("/login"), "main form", ("name", name), ("password", password));
}
