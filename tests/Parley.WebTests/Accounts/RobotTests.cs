using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Testing;
using Parley.WebTests.Jobs;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class RobotTests : IAsyncLifetime
{
    const int Bits = 10;

    readonly SetClock _clock = SetClock.FromNow();
    ForumApp? _app;

    public RobotTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    public async ValueTask InitializeAsync() => _app = await ForumApp.StartAsync(
        options => options.Registration = new() { PuzzleBits = Bits },
        services => services.AddSingleton<TimeProvider>(_clock));

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    [Fact]
    public async Task Hidden_field_that_is_filled_in_refuses_the_form_and_comes_back_empty()
    {
        var (visitor, form) = await OpenAsync();
        _clock.Pass(TimeSpan.FromMinutes(1));

        var page = await SendAsync(visitor, form, ("website", "https://buy.example"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("people don’t see", page.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("Look into your mailbox", (await SendAsync(visitor, page)).Title);
    }

    [Fact]
    public async Task Without_scripts_one_waits_a_little_longer_and_keeps_what_was_typed()
    {
        var (visitor, form) = await OpenAsync();
        _clock.Pass(TimeSpan.FromSeconds(10));

        var early = await SendAsync(visitor, form);
        Assert.Contains("Wait 5 more seconds", early.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("person", early.Document.QuerySelector("#name")!.GetAttribute("value"));
        _clock.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal("Look into your mailbox", (await SendAsync(visitor, early)).Title);
    }

    [Fact]
    public async Task With_the_puzzle_solved_three_seconds_are_enough_and_less_are_not()
    {
        var (visitor, form) = await OpenAsync();
        var answer = Solve(form);
        Assert.Contains("Wait 3 more seconds", (await SendAsync(visitor, form, ("answer", answer))).TextAt(".error-summary"), StringComparison.Ordinal);
        _clock.Pass(TimeSpan.FromSeconds(3));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(visitor, form, ("answer", "wrong"))).Status);
        Assert.Equal("Look into your mailbox", (await SendAsync(visitor, form, ("answer", answer))).Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    public async Task Time_of_opening_can_not_be_made_up(string began)
    {
        var (visitor, form) = await OpenAsync();
        _clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(visitor, form, ("began", began))).Status);
    }

    [Fact]
    public async Task Form_that_lay_open_overnight_is_begun_anew()
    {
        var (visitor, form) = await OpenAsync();
        _clock.Pass(TimeSpan.FromHours(13));

        var page = await SendAsync(visitor, form);
        Assert.Contains("open for too long", page.TextAt(".error-summary"), StringComparison.Ordinal);
        _clock.Pass(TimeSpan.FromSeconds(16));

        Assert.Equal("Look into your mailbox", (await SendAsync(visitor, page)).Title);
    }

    async Task<(Visitor Visitor, Page Form)> OpenAsync()
    {
        var visitor = _app!.NewVisitor();
        return (visitor, await visitor.GetAsync("/register"));
    }

    static Task<Page> SendAsync(Visitor visitor, Page form, params (string, string)[] more) => visitor.SubmitAsync(
        form, "main form", [("name", "person"), ("email", "person@example.org"), ("password", Cast.Password), .. more]);

    static string Solve(Page form)
    {
        var puzzle = form.Document.QuerySelector("[data-puzzle]")!.GetAttribute("data-puzzle");
        return Enumerable.Range(0, int.MaxValue).Select(nonce => $"{nonce}").First(nonce =>
            SHA256.HashData(Encoding.UTF8.GetBytes($"{puzzle}.{nonce}")) is [0, var second, ..] && second < 1 << (16 - Bits));
    }
}
