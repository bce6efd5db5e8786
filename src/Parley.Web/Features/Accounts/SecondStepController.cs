using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

public sealed class SecondStepController(
    HalfSignIns halfSignIns, CheckSecondStep checkSecondStep, Entrance entrance, IStringLocalizer<Words> words) : EntranceController(entrance)
{
    /// <summary>Without the first step there is no second one.</summary>
    [HttpGet("/login/second")]
    public RedirectResult Show() => Redirect("/login");

    [HttpPost("/login/second")]
    public async Task<IActionResult> Finish(SecondStepForm step, LogInForm form, CancellationToken cancel)
    {
        if (await halfSignIns.OpenAsync(step.Half) is not { } member)
            return View("LogIn", new LogInPage(form, new FormProblems([new Problem("", "SecondStepOver")], words))).WithStatus(422);

        var outcome = await checkSecondStep.CheckAsync(member, step, cancel);
        return outcome.IsDone
            ? await ArriveAsync(member, form, passedSecondStep: true, cancel)
            : View("SecondStep", new SecondStepPage(step.Half!, form, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }
}
