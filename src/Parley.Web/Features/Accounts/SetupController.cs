using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class SetupController(ClaimForum claimForum, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/setup")]
    public async Task<IActionResult> Show(string? token, CancellationToken cancel)
    {
        if (!await claimForum.IsOpenForAsync(token, cancel))
            return NotFound();

        Response.Headers["Referrer-Policy"] = "no-referrer";
        return View("Setup", new SetupPage(token!, new RegisterForm(), FormProblems.None(words)));
    }

    [HttpPost("/setup")]
    public async Task<IActionResult> Claim(string? token, RegisterForm form, CancellationToken cancel)
    {
        var outcome = await claimForum.ClaimAsync(token, form, cancel);
        if (!outcome.IsFound)
            return NotFound();
        if (!outcome.IsDone)
            return View("Setup", new SetupPage(token!, form, new FormProblems(outcome.Problems, words))).WithStatus(422);

        await HttpContext.SignInAsync(RecognizeViewer.PrincipalOf(outcome.Value), new() { IsPersistent = true });
        return Redirect("/");
    }
}

public sealed record SetupPage(string Token, RegisterForm Form, FormProblems Problems);
