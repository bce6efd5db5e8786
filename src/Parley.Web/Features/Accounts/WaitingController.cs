using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Between the form and the mailed link: sends the mail again, or elsewhere; and the link itself.</summary>
public sealed class WaitingController(
    RenewRegistration renew, ConfirmRegistration confirm, SignIns signIns, NeedApproval approval, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/register/waiting")]
    public Task<IActionResult> Show(string? ticket, CancellationToken cancel) => PageAsync(ticket, null, FormProblems.None(words), cancel);

    [HttpPost("/register/waiting/link")]
    public Task<IActionResult> SendAgain(string? ticket, CancellationToken cancel) => RenewAsync(ticket, null, cancel);

    [HttpPost("/register/waiting/address")]
    public Task<IActionResult> SendElsewhere(string? ticket, string? email, CancellationToken cancel) => RenewAsync(ticket, email ?? "", cancel);

    /// <summary>Asks for a click: programs that look at every link in a mail must not register anybody.</summary>
    [HttpGet("/register/confirm")]
    public async Task<IActionResult> Confirm(string? token, CancellationToken cancel)
    {
        this.KeepAddressSecret();
        var link = await confirm.FindAsync(token, cancel);
        return link.Registration is { } registration
            ? View("ConfirmRegistration", new ConfirmRegistrationPage(token!, registration.Name, await approval.OfAsync(registration.Email, cancel)))
            : Gone(link.End);
    }

    [HttpPost("/register/confirm")]
    public async Task<IActionResult> Begin(string? token, CancellationToken cancel)
    {
        var link = await confirm.FindAsync(token, cancel);
        if (link.Registration is not { } registration)
            return Gone(link.End);

        var outcome = await confirm.ConfirmAsync(registration, cancel);
        if (!outcome.IsFound)
            return Gone((await confirm.FindAsync(token, cancel)).End);
        if (!outcome.IsDone)
            return View("RegistrationLost", new RegistrationLostPage(new FormProblems(outcome.Problems, words))).WithStatus(409);
        if (outcome.Value.AwaitsApproval)
            return this.RedirectSaying("/", Saying.WaitsForApproval);

        await signIns.BeginAsync(HttpContext, outcome.Value, stay: true);
        return this.RedirectSaying(this.OwnAddress(registration.ReturnTo), Saying.Welcome);
    }

    async Task<IActionResult> RenewAsync(string? ticket, string? email, CancellationToken cancel)
    {
        var outcome = await renew.RenewAsync(ticket, email, cancel);
        return outcome.IsDone
            ? this.RedirectSaying(RenewRegistration.PathFor(ticket!), Saying.RegistrationSentAgain)
            : await PageAsync(ticket, email, new FormProblems(outcome.Problems, words), cancel);
    }

    async Task<IActionResult> PageAsync(string? ticket, string? typed, FormProblems problems, CancellationToken cancel)
    {
        this.KeepAddressSecret();
        if (await renew.FindAsync(ticket, cancel) is not { } registration)
            return Gone(renew.IsTicket(ticket) ? LinkEnd.Over : LinkEnd.Broken);

        var page = View("Waiting", new WaitingPage(ticket!, registration, typed, problems));
        return problems.Any ? page.WithStatus(422) : page;
    }

    ViewResult Gone(LinkEnd end) => View("RegistrationGone", end).WithStatus(404);
}

public sealed record WaitingPage(string Ticket, Registration Registration, string? Typed, FormProblems Problems);

public sealed record ConfirmRegistrationPage(string Token, string Name, bool IsApproved);

public sealed record RegistrationLostPage(FormProblems Problems);
