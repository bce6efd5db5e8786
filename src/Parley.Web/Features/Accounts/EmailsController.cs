using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>The mailed links that confirm an address and that bring the old one back. Both ask for a click; nobody need be signed in.</summary>
public sealed class EmailsController(ConfirmEmail confirm, RestoreEmail restore, RetrievePassword retrieve, RestoreNotes notes, IStringLocalizer<Words> words)
    : Controller
{
    [HttpGet("/confirm-email")]
    public async Task<ViewResult> AskToConfirm(string? token, CancellationToken cancel)
    {
        this.KeepAddressSecret();
        return await confirm.FindAsync(token, cancel) is { } found
            ? View("ConfirmEmail", new EmailLinkPage(token!, found.Member.Name, found.Email, FormProblems.None(words)))
            : Dead();
    }

    [HttpPost("/confirm-email")]
    public async Task<IActionResult> Confirm(string? token, CancellationToken cancel)
    {
        var found = await confirm.FindAsync(token, cancel);
        var outcome = await confirm.ConfirmAsync(token, cancel);
        return outcome.IsDone
            ? this.RedirectSaying("/", Saying.EmailChanged)
            : found is { } link && outcome.IsFound ? Refused("ConfirmEmail", new(token!, link.Member.Name, link.Email, Of(outcome.Problems))) : Dead();
    }

    [HttpGet("/restore-email")]
    public async Task<ViewResult> AskToRestore(string? token, CancellationToken cancel)
    {
        this.KeepAddressSecret();
        return await restore.FindAsync(token, cancel) is { } found
            ? View("RestoreEmail", new EmailLinkPage(token!, found.Member.Name, found.Change.OldEmail!, FormProblems.None(words)))
            : Dead();
    }

    [HttpPost("/restore-email")]
    public async Task<IActionResult> Restore(string? token, CancellationToken cancel)
    {
        var found = await restore.FindAsync(token, cancel);
        var outcome = await restore.RestoreAsync(token, cancel);
        return outcome.IsDone
            ? Redirect($"{retrieve.PathFor(outcome.Value.Member)}&note={notes.Seal(outcome.Value.Factors)}")
            : found is { } link && outcome.IsFound ? Refused("RestoreEmail", new(token!, link.Member.Name, link.Change.OldEmail!, Of(outcome.Problems))) : Dead();
    }

    FormProblems Of(IReadOnlyList<Problem> problems) => new(problems, words);

    ViewResult Refused(string view, EmailLinkPage page) => View(view, page).WithStatus(422);

    ViewResult Dead() => View("EmailLinkDead").WithStatus(404);
}

public sealed record EmailLinkPage(string Token, string Name, string Email, FormProblems Problems);
