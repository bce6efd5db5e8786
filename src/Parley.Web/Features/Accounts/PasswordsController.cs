using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class PasswordsController(
    RetrievePassword retrieve, ResetPassword reset, KnownDevices known, Entrance entrance, IStringLocalizer<Words> words) : EntranceController(entrance)
{
    [HttpGet("/forgot-password")]
    public ViewResult Ask() => View("ForgotPassword", new ForgotPasswordPage(null, FormProblems.None(words)));

    [HttpPost("/forgot-password")]
    public async Task<ViewResult> Ask(string? email, CancellationToken cancel)
    {
        var outcome = await retrieve.AskAsync(email ?? "", known.CallerOf(HttpContext), cancel);
        return outcome.IsDone
            ? View("ForgotPassword", new ForgotPasswordPage(email, FormProblems.None(words), Asked: true))
            : View("ForgotPassword", new ForgotPasswordPage(email, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }

    [HttpGet("/reset-password")]
    public ViewResult Reset(ResetPasswordForm form)
    {
        this.KeepAddressSecret();
        return View("ResetPassword", new ResetPasswordPage(form, FormProblems.None(words)));
    }

    [HttpPost("/reset-password")]
    public async Task<IActionResult> Change(ResetPasswordForm form, CancellationToken cancel)
    {
        var outcome = await reset.ResetAsync(form, cancel);
        if (!outcome.IsDone)
            return View("ResetPassword", new ResetPasswordPage(form, new FormProblems(outcome.Problems, words))).WithStatus(422);

        return outcome.Value.AwaitsApproval
            ? Redirect("/".Saying(Saying.WaitsForApproval))
            : await EnterAsync(outcome.Value, new LogInForm { Stay = true, Return = "/".Saying(Saying.PasswordChanged) }, cancel);
    }
}

public sealed record ForgotPasswordPage(string? Email, FormProblems Problems, bool Asked = false);

public sealed record ResetPasswordPage(ResetPasswordForm Form, FormProblems Problems);
