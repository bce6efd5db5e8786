using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class SessionsController(
    LogIn logIn, SignIns signIns, KnownDevices known, CurrentViewer current, Entrance entrance, IStringLocalizer<Words> words) : EntranceController(entrance)
{
    [HttpGet("/login")]
    public IActionResult Show([FromQuery(Name = "return")] string? returnTo) =>
        current.Viewer.IsGuest
            ? View("LogIn", new LogInPage(new LogInForm { Return = returnTo, Stay = true }, FormProblems.None(words)))
            : Redirect(this.OwnAddress(returnTo));

    [HttpPost("/login")]
    public async Task<IActionResult> Begin(LogInForm form, CancellationToken cancel)
    {
        var outcome = await logIn.LogInAsync(form, known.CallerOf(HttpContext), cancel);
        return outcome.IsDone
            ? await EnterAsync(outcome.Value, form, cancel)
            : View("LogIn", new LogInPage(form, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }

    /// <summary>Whoever types the address, or comes back to it, is asked: a mere link must not log anybody out.</summary>
    [HttpGet("/logout")]
    public IActionResult AskToEnd() => current.Viewer.IsGuest ? Redirect("/") : View("LogOut");

    [HttpPost("/logout")]
    public async Task<IActionResult> End()
    {
        await signIns.EndAsync(HttpContext);
        return Redirect("/".Saying(Saying.LoggedOut));
    }
}

public sealed record LogInPage(LogInForm Form, FormProblems Problems);
