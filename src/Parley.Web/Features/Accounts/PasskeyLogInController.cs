using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Logs in with a passkey alone: it asks for no name, because the device knows it, and for no code, because the device has asked for
/// a finger, a face or a number.
/// </summary>
public sealed class PasskeyLogInController(
    IPasskeyHandler<Member> passkeys, IUserPasskeyStore<Member> store, Seals seals, SpendValue spendValue, Entrance entrance,
    IStringLocalizer<Words> words) : EntranceController(entrance)
{
    const string Purpose = "passkey log-in";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    [HttpPost("/login/passkey/options")]
    public async Task<IActionResult> Ask()
    {
        var options = await passkeys.MakeRequestOptionsAsync(user: null, HttpContext);
        return Json(new PasskeyOptions(options.RequestOptionsJson, seals.Seal(Purpose, options.AssertionState!, Lifetime)));
    }

    [HttpPost("/login/passkey")]
    public async Task<IActionResult> Begin(PasskeyForm passkey, LogInForm form, CancellationToken cancel)
    {
        // The state holds the challenge, which is another one each time: it is that which must not be answered twice.
        if (seals.Open<string>(Purpose, passkey.State) is not { } state || !await spendValue.SpendAsync(state, Lifetime, cancel))
            return Refused(form, new Problem("", "PasskeyTooLate"));

        var result = await passkeys.PerformAssertionAsync(new()
        {
            HttpContext = HttpContext,
            CredentialJson = passkey.Credential ?? "",
            AssertionState = state,
        });
        if (!result.Succeeded)
            return Refused(form, new Problem("", "PasskeyRefused"));

        await store.AddOrUpdatePasskeyAsync(result.User, result.Passkey, cancel);
        return await ArriveAsync(result.User, form, passedSecondStep: true, cancel);
    }

    ViewResult Refused(LogInForm form, Problem problem) =>
        View("LogIn", new LogInPage(form, new FormProblems([problem], words)) { WasPasskeyRefused = true }).WithStatus(422);
}

/// <summary>What the browser's own functions take, as JSON, and what is to be sent back along with their answer.</summary>
public sealed record PasskeyOptions(string Options, string State);

public sealed record PasskeyForm
{
    public string? State { get; init; }

    /// <summary>What the browser answered, as JSON.</summary>
    public string? Credential { get; init; }

    public string? Name { get; init; }
}
