using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>The member's own address and password.</summary>
[MembersOnly]
public sealed class AccountController(
    ChangePassword changePassword, ChangeEmail changeEmail, SignIns signIns, CurrentViewer current, TimeProvider time, IStringLocalizer<Words> words)
    : Controller
{
    const string Address = "/settings/account";

    [HttpGet(Address)]
    public Task<ViewResult> Show(CancellationToken cancel) => PageAsync(new(), [], cancel);

    [HttpPost(Address + "/password")]
    public async Task<IActionResult> ChangeItsPassword(ChangePasswordForm form, CancellationToken cancel)
    {
        var session = current.Session!.Value;
        var outcome = await changePassword.ChangeAsync(current.Member!, form, session, cancel);
        if (!outcome.IsDone)
            return await RefusedAsync(new(), outcome.Problems, cancel);

        await signIns.RenewAsync(HttpContext, outcome.Value, session);
        return this.RedirectSaying(Address, Saying.PasswordChanged);
    }

    [HttpPost(Address + "/email")]
    public async Task<IActionResult> ChangeItsEmail(ChangeEmailForm form, CancellationToken cancel) =>
        await AnswerAsync(await changeEmail.AskAsync(current.Member!, form, cancel), form, cancel);

    [HttpPost(Address + "/email-link")]
    public async Task<IActionResult> SendLinkAgain(CancellationToken cancel) =>
        await AnswerAsync(await changeEmail.AskAgainAsync(current.Member!, cancel), new(), cancel);

    [HttpPost(Address + "/email/again")]
    public async Task<IActionResult> SendAgainToNew(CancellationToken cancel) =>
        await AnswerAsync(await changeEmail.RepeatAsync(current.Member!, cancel), new(), cancel);

    [HttpPost(Address + "/email/cancel")]
    public async Task<RedirectResult> CancelChange(CancellationToken cancel) =>
        await changeEmail.CancelAsync(current.Member!, cancel) > 0 ? this.RedirectSaying(Address, Saying.EmailChangeCancelled) : Redirect(Address);

    async Task<IActionResult> AnswerAsync(Outcome<bool> outcome, ChangeEmailForm form, CancellationToken cancel) =>
        !outcome.IsFound ? Redirect(Address)
        : outcome.IsDone ? this.RedirectSaying(Address, Saying.EmailLinkSent)
        : await RefusedAsync(form, outcome.Problems, cancel);

    async Task<ViewResult> RefusedAsync(ChangeEmailForm form, IReadOnlyList<Problem> problems, CancellationToken cancel) =>
        (await PageAsync(form, problems, cancel)).WithStatus(422);

    async Task<ViewResult> PageAsync(ChangeEmailForm form, IReadOnlyList<Problem> problems, CancellationToken cancel)
    {
        var waiting = await changeEmail.WaitingAsync(current.Member!, cancel);
        return View("Account", new AccountPage(current.Member!, form, new FormProblems(problems, words))
        {
            Waiting = waiting,
            IsLinkDead = waiting?.AskedAt + EmailChange.TimeToConfirm < time.GetUtcNow(),
        });
    }
}

public sealed record AccountPage(Member Member, ChangeEmailForm Form, FormProblems Problems)
{
    /// <summary>The address that is to be confirmed.</summary>
    public EmailChange? Waiting { get; init; }

    public bool IsLinkDead { get; init; }
}
