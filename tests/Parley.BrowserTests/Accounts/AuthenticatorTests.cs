using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Accounts;

public sealed class AuthenticatorTests(ForumInBrowser forum) : BrowserTest(forum)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Member_turns_the_app_on_and_logs_in_with_its_code(bool scripts)
    {
        var member = await App.MemberAsync();
        var tab = await SignInAsync(member, new() { Scripts = scripts });

        await tab.GoAsync("/settings/security");
        await tab.Link("Turn on the app").ClickAsync();
        await tab.Field("Your password").FillAsync(Cast.Password);
        await tab.Button("Turn on the app").ClickAsync();
        await Expect(tab.Page.Locator("svg.qr-code path")).ToBeVisibleAsync();
        var key = KeyOf(await tab.Page.Locator(".typed-key").InnerTextAsync());
        await tab.Page.Locator("#code").FillAsync(CodeOf(key, 0));
        await tab.Button("Turn on the app").ClickAsync();
        await Expect(tab.Page.Locator(".recovery-codes code")).ToHaveCountAsync(10);
        var recovery = await tab.Page.Locator(".recovery-codes code").First.InnerTextAsync();
        var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Button("Download as text").ClickAsync());
        Assert.Equal("recovery-codes.txt", file.SuggestedFilename);
        await tab.Link("I have kept them").ClickAsync();
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("10 recovery codes are left");

        await tab.LogOutAsync();
        await HalfInAsync(tab, member);
        await tab.Page.Locator("#code").FillAsync(CodeOf(key, 1));
        await tab.Button("Log in").ClickAsync();
        await Expect(tab.MemberName).ToHaveTextAsync(member.Name);

        await tab.LogOutAsync();
        await HalfInAsync(tab, member);
        await tab.Page.Locator("summary", new() { HasText = "The app is out of reach?" }).ClickAsync();
        await tab.Field("Recovery code").FillAsync(recovery);
        await tab.Button("Log in").ClickAsync();
        await Expect(tab.MemberName).ToHaveTextAsync(member.Name);
    }

    static async Task HalfInAsync(Tab tab, Member member)
    {
        await tab.GoAsync("/login");
        await tab.FillLogInAsync(member.Name, Cast.Password);
        await Expect(tab.Title).ToHaveTextAsync("Second step");
    }

    // The code of the step after this one is taken as well: a second log-in need not wait for it.
    static string CodeOf(byte[] key, int stepsAway) => OneTimeCode.At(key, OneTimeCode.StepAt(TimeProvider.System.GetUtcNow()) + stepsAway);

    static byte[] KeyOf(string text)
    {
        var letters = text.Replace(" ", "", StringComparison.Ordinal).Trim();
        var bits = string.Concat(letters.Select(letter => Convert.ToString(Base32.Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
