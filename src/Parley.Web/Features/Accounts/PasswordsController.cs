using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

public sealed class PasswordsController(RetrievePassword retrieve, Entrance entrance, IStringLocalizer<Words> words) : EntranceController(entrance)
{
    [HttpGet("/forgot-password")]
    public ViewResult Ask() => View("ForgotPassword", new ForgotPasswordPage(null, FormProblems.None(words)));

    [HttpPost("/forgot-password")]
    public async Task<ViewResult> Ask(string? email, CancellationToken cancel)
    {
        var outcome = await retrieve.AskAsync(email ?? "", cancel);
        return outcome.IsDone
            ? View("ForgotPassword", new ForgotPasswordPage(email, FormProblems.None(words), Asked: true))
            : View("ForgotPassword", new ForgotPasswordPage(email, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }

    [HttpGet("/reset-password")]
    public ViewResult Reset(ResetPasswordForm form)
    {
        // The address holds the token: no other site and no cache shall learn it.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        return View("ResetPassword", new ResetPasswordPage(form, FormProblems.None(words)));
    }

    [HttpPost("/reset-password")]
    public async Task<IActionResult> Change(ResetPasswordForm form, CancellationToken cancel)
    {
        var outcome = await retrieve.ResetAsync(form);
        return outcome.IsDone
            ? await EnterAsync(outcome.Value, new LogInForm { Stay = true }, cancel)
            : View("ResetPassword", new ResetPasswordPage(form, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }
}

public sealed record ForgotPasswordPage(string? Email, FormProblems Problems, bool Asked = false);

public sealed record ResetPasswordPage(ResetPasswordForm Form, FormProblems Problems);
