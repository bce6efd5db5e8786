using System.Net;
using System.Text.Json;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>Does on the pages what their script does with a passkey.</summary>
static class PasskeyPages
{
    public static async Task<SoftPasskey> AddedAsync(Visitor visitor, string name = "A device")
    {
        visitor.Headers["Origin"] = "http://localhost";
        var passkey = new SoftPasskey();
        var asked = await AskToAddAsync(visitor);
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync($"/settings/security/passkeys/new"), "main form",
            ("name", name), ("state", asked.State), ("credential", passkey.Create(asked.Options)));
        Assert.True(page.Has(".plain-rows"), page.Text);
        return passkey;
    }

    public static async Task<Page> LogInAsync(Visitor visitor, SoftPasskey passkey)
    {
        var form = await visitor.GetAsync("/login");
        var asked = await AskAsync(visitor, form);
        var page = await SendAsync(visitor, form, asked.State, passkey.Get(asked.Options));
        return page.Location is { } next ? await visitor.GetAsync(next) : page;
    }

    public static async Task<(string Options, string State)> AskAsync(Visitor visitor, Page form) =>
        Read(await visitor.SubmitOnlyAsync(WithAction(form, "/login/passkey/options"), "main form"));

    public static async Task<(string Options, string State)> AskToAddAsync(Visitor visitor) => Read(await visitor.SubmitOnlyAsync(
        WithAction(await visitor.GetAsync($"/settings/security/passkeys/new"), $"/settings/security/passkeys/options"), "main form", ("password", Cast.Password)));

    public static Task<Page> SendAsync(Visitor visitor, Page form, string state, string credential) =>
        visitor.SubmitOnlyAsync(WithAction(form, "/login/passkey"), "main form", ("state", state), ("credential", credential));

    // As the script does.
    public static Page WithAction(Page page, string action)
    {
        page.Document.QuerySelector("main form")!.SetAttribute("action", action);
        return page;
    }

    public static (string Options, string State) Read(Page answer)
    {
        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (answer.Status, answer.Headers["Content-Type"]));
        using var json = JsonDocument.Parse(answer.Body);
        return (json.RootElement.GetProperty("options").GetString()!, json.RootElement.GetProperty("state").GetString()!);
    }
}
