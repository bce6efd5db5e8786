using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class RegistrationController(
    BeginRegistration begin, RefuseRobots robots, InviteMember invitations, RenewRegistration renew, RegistrationDoor door, CurrentViewer current, ParleyOptions options) : Controller
{
    [HttpGet("/register")]
    public async Task<IActionResult> Show(
        [FromQuery(Name = "return")] string? returnTo, string? invitation, [FromServices] IStringLocalizer<Words> words, CancellationToken cancel)
    {
        if (!current.Viewer.IsGuest)
            return Redirect("/");
        if (await ShutAsync(invitation, cancel) is { } shut)
            return shut;

        var email = (await InvitationAsync(invitation, cancel))?.Email;
        return await FormAsync(new RegisterForm { Return = returnTo, Invitation = invitation, Email = email }, FormProblems.None(words), cancel);
    }

    [HttpPost("/register")]
    public async Task<IActionResult> Register(
        RegisterForm form, [FromServices] KnownDevices known, [FromServices] IStringLocalizer<Words> words, CancellationToken cancel)
    {
        if (await ShutAsync(form.Invitation, cancel) is { } shut)
            return shut;

        var outcome = await begin.BeginAsync(form, known.CallerOf(HttpContext), cancel);
        return outcome.IsDone
            ? Redirect(RenewRegistration.PathFor(renew.TicketOf(outcome.Value)))
            : (await FormAsync(Renewed(form, outcome.Problems), new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    async Task<ViewResult> FormAsync(RegisterForm form, FormProblems problems, CancellationToken cancel)
    {
        ModelState.Clear();
        var page = form with { Began = robots.IsOurs(form.Began) ? form.Began : robots.Begin(), Website = null };
        return View("Register", new RegisterPage(page, problems, options.Registration) { IsGuarded = await door.IsGuardedAsync(cancel) });
    }

    // One opened form is good for one registration: what was used can't be sent again.
    static RegisterForm Renewed(RegisterForm form, IReadOnlyList<Problem> problems) =>
        problems.Any(problem => problem.Code == "FormTooOld") ? form with { Began = null, Answer = null } : form;

    async Task<ViewResult?> ShutAsync(string? invitation, CancellationToken cancel)
    {
        var mode = await door.ModeAsync(cancel);
        var isShut = mode == RegistrationMode.Closed || (mode == RegistrationMode.Invitation && await InvitationAsync(invitation, cancel) is null);
        return isShut ? View("RegisterShut", new RegisterShutPage(mode, !string.IsNullOrEmpty(invitation)) { IsForNow = mode != options.Registration.Mode }).WithStatus(403) : null;
    }

    async Task<Invitation?> InvitationAsync(string? code, CancellationToken cancel) =>
        await door.ModeAsync(cancel) == RegistrationMode.Invitation ? await invitations.FindAsync(code, cancel) : null;
}

public sealed record RegisterPage(RegisterForm Form, FormProblems Problems, RegistrationOptions? Rules = null)
{
    /// <summary>What newcomers write is looked at more closely just now.</summary>
    public bool IsGuarded { get; init; }
}

public sealed record RegisterShutPage(RegistrationMode Mode, bool HadInvitation)
{
    /// <summary>It opens again by itself.</summary>
    public bool IsForNow { get; init; }
}
