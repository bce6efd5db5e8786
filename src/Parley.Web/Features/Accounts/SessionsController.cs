using Microsoft.AspNetCore.Mvc;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class SessionsController(
    LogIn logIn, RenewRegistration renew, SignIns signIns, KnownDevices known, CurrentViewer current, Entrance entrance) : EntranceController(entrance)
{
    [HttpGet("/login")]
    public IActionResult Show([FromQuery(Name = "return")] string? returnTo, bool sent) =>
        current.Viewer.IsGuest
            ? View("LogIn", new LogInPage(new LogInForm { Return = returnTo, Stay = true }, FormProblems.None(Words)) { WasSent = sent })
            : Redirect(this.OwnAddress(returnTo));

    [HttpPost("/login")]
    public async Task<IActionResult> Begin(LogInForm form, CancellationToken cancel)
    {
        var outcome = await logIn.LogInAsync(form, known.CallerOf(HttpContext), cancel);
        if (!outcome.IsDone)
            return View("LogIn", new LogInPage(form, new FormProblems(outcome.Problems, Words))).WithStatus(422);

        return outcome.Value.Waiting is { } registration
            ? this.RedirectSaying(RenewRegistration.PathFor(renew.TicketOf(registration)), Saying.FollowLink)
            : await EnterAsync(outcome.Value.Member!, form, cancel);
    }

    /// <summary>Whoever types the address, or comes back to it, is asked: a mere link must not log anybody out.</summary>
    [HttpGet("/logout")]
    public IActionResult AskToEnd() => current.Viewer.IsGuest ? Redirect("/") : View("LogOut");

    [HttpPost("/logout")]
    public async Task<IActionResult> End()
    {
        await signIns.EndAsync(HttpContext);
        return this.RedirectSaying("/", Saying.LoggedOut);
    }
}

public sealed record LogInPage(LogInForm Form, FormProblems Problems)
{
    /// <summary>Somebody who wanted to go to a page for members.</summary>
    public bool WasSent { get; init; }

    /// <summary>The script must not ask for one again at once.</summary>
    public bool WasPasskeyRefused { get; init; }
}
