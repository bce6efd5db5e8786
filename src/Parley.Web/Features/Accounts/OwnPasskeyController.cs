using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>One passkey: its name, and its end.</summary>
[MembersOnly]
public sealed class OwnPasskeyController(ChangePasskeys changePasskeys, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/settings/security/passkeys/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) =>
        await changePasskeys.FindAsync(current.Member!, new(id), cancel) is { } passkey
            ? View("OwnPasskey", new OwnPasskeyPage(passkey, passkey.Name, FormProblems.None(words)))
            : NotFound();

    [HttpPost("/settings/security/passkeys/{id:long}")]
    public async Task<IActionResult> Rename(long id, string? name, CancellationToken cancel)
    {
        if (await changePasskeys.FindAsync(current.Member!, new(id), cancel) is not { } passkey)
            return NotFound();

        var outcome = await changePasskeys.RenameAsync(current.Member!, new(id), name, cancel);
        if (!outcome.IsFound)
            return NotFound();
        return outcome.IsDone
            ? this.RedirectSaying("/settings/security", Saying.PasskeyRenamed)
            : View("OwnPasskey", new OwnPasskeyPage(passkey, name, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }

    [HttpGet("/settings/security/passkeys/{id:long}/remove")]
    public async Task<IActionResult> AskToRemove(long id, CancellationToken cancel) =>
        await changePasskeys.FindAsync(current.Member!, new(id), cancel) is { } passkey
            ? View("ConfirmPassword", Removal(passkey, FormProblems.None(words)))
            : NotFound();

    [HttpPost("/settings/security/passkeys/{id:long}/remove")]
    public async Task<IActionResult> Remove(long id, string? password, CancellationToken cancel)
    {
        if (await changePasskeys.FindAsync(current.Member!, new(id), cancel) is not { } passkey)
            return NotFound();

        var outcome = await changePasskeys.RemoveAsync(current.Member!, new(id), password, cancel);
        if (!outcome.IsFound)
            return NotFound();
        return outcome.IsDone
            ? this.RedirectSaying("/settings/security", Saying.PasskeyRemoved)
            : View("ConfirmPassword", Removal(passkey, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }

    ConfirmPasswordPage Removal(Passkey passkey, FormProblems problems) => new(
        $"/settings/security/passkeys/{passkey.Id}/remove",
        words["Passkey.Remove.Title", passkey.Name],
        words["Passkey.Remove.Text"],
        words["Passkey.Remove"],
        problems);
}

public sealed record OwnPasskeyPage(Passkey Passkey, string? Name, FormProblems Problems);
