using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class RegistrationController(
    RegisterMember registerMember, SignIns signIns, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/register")]
    public IActionResult Show([FromQuery(Name = "return")] string? returnTo) =>
        current.Viewer.IsGuest
            ? View("Register", new RegisterPage(new RegisterForm { Return = returnTo }, FormProblems.None(words)))
            : Redirect("/");

    [HttpPost("/register")]
    public async Task<IActionResult> Register(RegisterForm form, CancellationToken cancel)
    {
        var outcome = await registerMember.RegisterAsync(form, Role.Member, cancel);
        if (!outcome.IsDone)
            return View("Register", new RegisterPage(form, new FormProblems(outcome.Problems, words))).WithStatus(422);

        await signIns.BeginAsync(HttpContext, outcome.Value, stay: true);
        return Redirect(this.OwnAddress(form.Return));
    }
}

public sealed record RegisterPage(RegisterForm Form, FormProblems Problems);
