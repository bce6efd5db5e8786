using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Between the form and the mailed link: sends the mail again, or elsewhere; and the link itself.</summary>
public sealed class WaitingController(RenewRegistration renew, ConfirmRegistration confirm, SignIns signIns, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/register/waiting")]
    public Task<IActionResult> Show(string? ticket, bool again, CancellationToken cancel) =>
        PageAsync(ticket, again, null, FormProblems.None(words), cancel);

    [HttpPost("/register/waiting/link")]
    public Task<IActionResult> SendAgain(string? ticket, CancellationToken cancel) => RenewAsync(ticket, null, cancel);

    [HttpPost("/register/waiting/address")]
    public Task<IActionResult> SendElsewhere(string? ticket, string? email, CancellationToken cancel) => RenewAsync(ticket, email ?? "", cancel);

    /// <summary>Asks for a click: programs that look at every link in a mail must not register anybody.</summary>
    [HttpGet("/register/confirm")]
    public async Task<IActionResult> Confirm(string? token, CancellationToken cancel)
    {
        this.KeepAddressSecret();
        return await confirm.FindAsync(token, cancel) is { } registration
            ? View("ConfirmRegistration", new ConfirmRegistrationPage(token!, registration.Name))
            : Gone();
    }

    [HttpPost("/register/confirm")]
    public async Task<IActionResult> Begin(string? token, CancellationToken cancel)
    {
        var registration = await confirm.FindAsync(token, cancel);
        var outcome = await confirm.ConfirmAsync(token, cancel);
        if (!outcome.IsFound)
            return Gone();
        if (!outcome.IsDone)
            return View("RegistrationLost", new RegistrationLostPage(new FormProblems(outcome.Problems, words))).WithStatus(409);
        if (outcome.Value.AwaitsApproval)
            return Redirect("/".Saying(Saying.WaitsForApproval));

        await signIns.BeginAsync(HttpContext, outcome.Value, stay: true);
        return Redirect(this.OwnAddress(registration?.ReturnTo).Saying(Saying.Welcome));
    }

    async Task<IActionResult> RenewAsync(string? ticket, string? email, CancellationToken cancel)
    {
        var outcome = await renew.RenewAsync(ticket, email, cancel);
        if (!outcome.IsFound)
            return Gone();

        return outcome.IsDone
            ? Redirect($"/register/waiting?ticket={ticket}&again=true")
            : await PageAsync(ticket, false, email, new FormProblems(outcome.Problems, words), cancel);
    }

    async Task<IActionResult> PageAsync(string? ticket, bool again, string? typed, FormProblems problems, CancellationToken cancel)
    {
        this.KeepAddressSecret();
        if (await renew.FindAsync(ticket, cancel) is not { } registration)
            return Gone();

        var page = View("Waiting", new WaitingPage(ticket!, registration, again, typed, problems));
        return problems.Any ? page.WithStatus(422) : page;
    }

    ViewResult Gone() => View("RegistrationGone").WithStatus(404);
}

public sealed record WaitingPage(string Ticket, Registration Registration, bool Again, string? Typed, FormProblems Problems);

public sealed record ConfirmRegistrationPage(string Token, string Name);

public sealed record RegistrationLostPage(FormProblems Problems);
