using System.Text.Json;
using Microsoft.Playwright;

namespace Parley.BrowserTests.Accounts;

/// <summary>The browser's own stand-in for a device that keeps passkeys and whose owner always agrees.</summary>
sealed class VirtualAuthenticator
{
    readonly ICDPSession _session;
    readonly string _id;

    VirtualAuthenticator(ICDPSession session, string id) => (_session, _id) = (session, id);

    public static async Task<VirtualAuthenticator> AddAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>The domains that it keeps passkeys for.</summary>
    public async Task<IReadOnlyList<string>> DomainsAsync()
    {
        var answer = await _session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = _id });
        return [.. answer!.Value.GetProperty("credentials").EnumerateArray().Select(Domain)];
    }

    static string Domain(JsonElement credential) => credential.GetProperty("rpId").GetString()!;
}
