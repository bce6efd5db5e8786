using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class SetupController(ClaimForum claimForum, SignIns signIns, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/setup")]
    public async Task<IActionResult> Show(string? token, CancellationToken cancel)
    {
        if (!await claimForum.IsOpenForAsync(token, cancel))
            return await ShutAsync(cancel);

        this.KeepAddressSecret();
        return View("Setup", new SetupPage(token!, new RegisterForm(), FormProblems.None(words)));
    }

    [HttpPost("/setup")]
    public async Task<IActionResult> Claim(string? token, RegisterForm form, CancellationToken cancel)
    {
        var outcome = await claimForum.ClaimAsync(token, form, cancel);
        if (!outcome.IsFound)
            return await ShutAsync(cancel);
        if (!outcome.IsDone)
            return View("Setup", new SetupPage(token!, form, new FormProblems(outcome.Problems, words))).WithStatus(422);

        await signIns.BeginAsync(HttpContext, outcome.Value, stay: true);
        return Redirect("/");
    }

    async Task<ViewResult> ShutAsync(CancellationToken cancel) =>
        View("SetupShut", new SetupShutPage(await claimForum.IsClaimedAsync(cancel))).WithStatus(404);
}

public sealed record SetupShutPage(bool IsOver);

public sealed record SetupPage(string Token, RegisterForm Form, FormProblems Problems);
