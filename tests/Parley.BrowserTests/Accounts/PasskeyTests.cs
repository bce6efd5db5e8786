using LinqToDB;
using Parley.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Parley.BrowserTests.Accounts;

public sealed class PasskeyTests(ForumInBrowser forum) : BrowserTest(forum)
{
    // Browsers know passkeys only of names, and plain http only of this one.
    string Localhost => App.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task Member_adds_a_passkey_logs_out_and_logs_in_with_it()
    {
        var member = await App.MemberAsync();
        var (tab, device) = await OpenWithDeviceAsync();
        await tab.Page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)");
        await tab.LogInAsync(member.Name, Cast.Password);
        await AddAsync(tab, "My laptop");
        Assert.Equal(["localhost"], await device.DomainsAsync());

        await tab.LogOutAsync();
        await tab.GoAsync("/login?return=%2Fsettings%2Fsecurity");
        await tab.Button("Log in with a passkey").ClickAsync();

        await Expect(tab.MemberName).ToHaveTextAsync(member.Name);
        await Expect(tab.Page.Locator(".plain-rows li")).ToContainTextAsync("My laptop");
        await Expect(tab.Page.Locator(".plain-rows li")).ToContainTextAsync("last used");
    }

    // The stand-in takes what the browser offers, without waiting for a click on it.
    [Fact]
    public async Task Browser_offers_the_passkey_where_the_name_is_typed()
    {
        var member = await App.MemberAsync();
        var (tab, device) = await OpenWithDeviceAsync();
        await tab.LogInAsync(member.Name, Cast.Password);
        await AddAsync(tab, "My laptop");
        await tab.LogOutAsync();
        await Expect(tab.Link("Log in")).ToBeVisibleAsync();

        await tab.GoAsync("/login?return=%2Fcategories");

        await Expect(tab.MemberName).ToHaveTextAsync(member.Name);
        Assert.Equal("/categories", tab.PathAndQuery);
        Assert.Equal(["localhost"], await device.DomainsAsync());
    }

    [Fact]
    public async Task Removed_passkey_is_refused_in_words()
    {
        var member = await App.MemberAsync();
        var (tab, _) = await OpenWithDeviceAsync();
        await tab.Page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)");
        await tab.LogInAsync(member.Name, Cast.Password);
        await AddAsync(tab, "My laptop");
        await App.WithDbAsync(db => db.Passkeys.Where(row => row.MemberId == member.Id).DeleteAsync());
        await tab.LogOutAsync();

        await tab.GoAsync("/login");
        await tab.Button("Log in with a passkey").ClickAsync();

        await Expect(tab.Page.Locator(".error-summary")).ToContainTextAsync("The passkey was not accepted");
        await Expect(tab.Page.Locator("#name")).ToBeEnabledAsync();
    }

    // The stand-in would take the offer again and again, and a person's browser would ask as often.
    [Fact]
    public async Task Refused_passkey_is_not_asked_for_again_at_once()
    {
        var member = await App.MemberAsync();
        var (tab, _) = await OpenWithDeviceAsync();
        await tab.LogInAsync(member.Name, Cast.Password);
        await AddAsync(tab, "My laptop");
        await App.WithDbAsync(db => db.Passkeys.Where(row => row.MemberId == member.Id).DeleteAsync());
        await tab.LogOutAsync();
        await Expect(tab.Link("Log in")).ToBeVisibleAsync();
        var asked = 0;
        tab.Page.Request += (_, request) => asked += request.Url.EndsWith("/login/passkey/options", StringComparison.Ordinal) ? 1 : 0;

        await tab.GoAsync("/login");

        await Expect(tab.Page.Locator(".error-summary")).ToContainTextAsync("The passkey was not accepted");
        await tab.Page.Locator("#name").FillAsync(member.Name);
        await tab.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        Assert.Equal(1, asked);
        await Expect(tab.Page.Locator("#name")).ToHaveValueAsync(member.Name);
    }

    [Fact]
    public async Task Device_that_has_one_already_says_so()
    {
        var (tab, _) = await OpenWithDeviceAsync();
        await tab.LogInAsync((await App.MemberAsync()).Name, Cast.Password);
        await AddAsync(tab, "My laptop");

        await tab.GoAsync("/settings/security/passkeys/new");
        await tab.Field("Your password").FillAsync(Cast.Password);
        await tab.Button("Make the passkey").ClickAsync();

        await Expect(tab.Page.Locator("[data-passkey-problem]")).ToHaveTextAsync("This device has a passkey for your account already.");
        await Expect(tab.Button("Make the passkey")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Without_scripts_the_pages_say_so_and_offer_what_works()
    {
        var member = await App.MemberAsync();
        var tab = await SignInAsync(member, new() { Scripts = false });

        await tab.GoAsync("/settings/security/passkeys/new");
        await Expect(tab.Page.Locator("main .notice")).ToContainTextAsync("scripts are off");
        await Expect(tab.Button("Make the passkey")).ToBeHiddenAsync();

        var guest = await OpenAsync(new() { Scripts = false });
        await guest.GoAsync("/login");
        await Expect(guest.Page.Locator("[data-passkey]")).ToBeHiddenAsync();
    }

    async Task<(Tab Tab, VirtualAuthenticator Device)> OpenWithDeviceAsync()
    {
        var tab = await OpenAsync(address: Localhost);
        return (tab, await VirtualAuthenticator.AddAsync(tab.Page));
    }

    static async Task AddAsync(Tab tab, string name)
    {
        await tab.GoAsync("/settings/security/passkeys/new");
        await tab.Field("Name of the passkey").FillAsync(name);
        await tab.Field("Your password").FillAsync(Cast.Password);
        await tab.Button("Make the passkey").ClickAsync();
        await Expect(tab.Page.Locator(".plain-rows strong")).ToHaveTextAsync(name);
    }
}
