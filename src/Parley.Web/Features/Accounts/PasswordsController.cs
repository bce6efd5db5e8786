using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed class PasswordsController(
    RetrievePassword retrieve, ResetPassword reset, RestoreNotes notes, KnownDevices known, Entrance entrance, IStringLocalizer<Words> words)
    : EntranceController(entrance)
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
    public async Task<ViewResult> Reset(ResetPasswordForm form, string? note)
    {
        this.KeepAddressSecret();
        return await reset.FindAsync(form) is { } member ? Page(member, form, FormProblems.None(words), notes.Open(note)) : Dead();
    }

    [HttpPost("/reset-password")]
    public async Task<IActionResult> Change(ResetPasswordForm form, CancellationToken cancel)
    {
        if (await reset.FindAsync(form) is not { } member)
            return Dead();

        var outcome = await reset.ResetAsync(member, form.Password, cancel);
        if (!outcome.IsFound)
            return Dead();
        return outcome.IsDone
            ? await ArriveAsync(outcome.Value, cancel)
            : Page(member, form, new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    async Task<IActionResult> ArriveAsync(Member member, CancellationToken cancel)
    {
        if (member.AwaitsApproval)
            return this.RedirectSaying("/", Saying.WaitsForApproval);

        HttpContext.WillSay(Saying.PasswordChanged);
        return await EnterAsync(member, new LogInForm { Stay = true, Return = "/" }, cancel);
    }

    ViewResult Page(Member member, ResetPasswordForm form, FormProblems problems, RestoredFactors? restored = null) =>
        View("ResetPassword", new ResetPasswordPage(form, member.Name, problems, restored));

    ViewResult Dead() => View("ResetLinkDead").WithStatus(404);
}

public sealed record ForgotPasswordPage(string? Email, FormProblems Problems, bool Asked = false);

/// <summary><paramref name="Restored"/> is there for who comes from taking the e-mail address back.</summary>
public sealed record ResetPasswordPage(ResetPasswordForm Form, string Name, FormProblems Problems, RestoredFactors? Restored);
