using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Turns the authenticator app on, in two steps, and off.</summary>
[MembersOnly]
public sealed class AuthenticatorController(
    SetUpAuthenticator setUp, ForgetSecondFactor forget, ParleyOptions options, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    const string Overview = "/settings/security";

    [HttpGet("/settings/security/authenticator")]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (current.Member!.SecondFactorSince is not null)
            return Redirect(Overview);

        return await setUp.PendingKeyAsync(current.Member, cancel) is { } key ? Scan(key, FormProblems.None(words)) : AskToTurnOn(FormProblems.None(words));
    }

    [HttpPost("/settings/security/authenticator")]
    public async Task<IActionResult> Begin(string? password, CancellationToken cancel)
    {
        if (current.Member!.SecondFactorSince is not null)
            return Redirect(Overview);

        var outcome = await setUp.BeginAsync(current.Member, password, cancel);
        return outcome.IsDone || !outcome.IsFound
            ? Redirect("/settings/security/authenticator")
            : AskToTurnOn(new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    [HttpPost("/settings/security/authenticator/confirm")]
    public async Task<IActionResult> Confirm(string? code, CancellationToken cancel)
    {
        var outcome = await setUp.ConfirmAsync(current.Member!, code, cancel);
        if (outcome.IsDone)
            return View("RecoveryCodes", new RecoveryCodesPage(outcome.Value.Codes, IsNewApp: true));
        if (!outcome.IsFound || await setUp.PendingKeyAsync(current.Member!, cancel) is not { } key)
            return Redirect("/settings/security/authenticator");
        return Scan(key, new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    [HttpGet("/settings/security/authenticator/off")]
    public IActionResult AskToTurnOff() => current.Member!.SecondFactorSince is null ? Redirect(Overview) : TurningOff(FormProblems.None(words));

    [HttpPost("/settings/security/authenticator/off")]
    public async Task<IActionResult> TurnOff(string? password, CancellationToken cancel)
    {
        var outcome = await forget.TurnOffAsync(current.Member!, password, cancel);
        return outcome.IsDone ? this.RedirectSaying(Overview, Saying.AppTurnedOff) : TurningOff(new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    ViewResult Scan(byte[] key, FormProblems problems) => View(
        "Authenticator",
        new AuthenticatorPage(OneTimeCode.AddressOf(key, options.Forum.Name, current.Member!.Name), OneTimeCode.TextOf(key), problems));

    ViewResult AskToTurnOn(FormProblems problems) => View("ConfirmPassword", new ConfirmPasswordPage(
        "/settings/security/authenticator", words["App.TurnOn.Title"], words["App.TurnOn.Text"], words["App.TurnOn"], problems));

    ViewResult TurningOff(FormProblems problems) => View("ConfirmPassword", new ConfirmPasswordPage(
        "/settings/security/authenticator/off", words["App.TurnOff.Title"], words["App.TurnOff.Text"], words["App.TurnOff"], problems));
}

/// <summary><paramref name="Address"/> is what the picture holds, <paramref name="Key"/> the same to be typed.</summary>
public sealed record AuthenticatorPage(string Address, string Key, FormProblems Problems);

/// <summary>A step that asks for the password once more.</summary>
public sealed record ConfirmPasswordPage(string Action, string Title, string Text, string Button, FormProblems Problems);
