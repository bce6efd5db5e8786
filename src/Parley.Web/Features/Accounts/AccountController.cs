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
    ChangePassword changePassword, ChangeEmail changeEmail, SignIns signIns, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    const string Address = "/settings/account";

    [HttpGet(Address)]
    public ViewResult Show() => Page(new());

    [HttpPost(Address + "/password")]
    public async Task<IActionResult> ChangeItsPassword(ChangePasswordForm form, CancellationToken cancel)
    {
        var session = current.Session!.Value;
        var outcome = await changePassword.ChangeAsync(current.Member!, form, session, cancel);
        if (!outcome.IsDone)
            return Refused(new(), outcome.Problems);

        await signIns.RenewAsync(HttpContext, outcome.Value, session);
        return Redirect(Address.Saying(Saying.PasswordChanged));
    }

    [HttpPost(Address + "/email")]
    public async Task<IActionResult> ChangeItsEmail(ChangeEmailForm form, CancellationToken cancel)
    {
        var outcome = await changeEmail.AskAsync(current.Member!, form, cancel);
        return outcome.IsDone ? Redirect(Address.Saying(Saying.EmailLinkSent)) : Refused(form, outcome.Problems);
    }

    [HttpPost(Address + "/email-link")]
    public async Task<IActionResult> SendLinkAgain(CancellationToken cancel)
    {
        var outcome = await changeEmail.AskAgainAsync(current.Member!, cancel);
        return !outcome.IsFound ? Redirect(Address)
            : outcome.IsDone ? Redirect(Address.Saying(Saying.EmailLinkSent))
            : Refused(new(), outcome.Problems);
    }

    ViewResult Refused(ChangeEmailForm form, IReadOnlyList<Problem> problems) => Page(form, problems).WithStatus(422);

    ViewResult Page(ChangeEmailForm form, params IReadOnlyList<Problem> problems) =>
        View("Account", new AccountPage(current.Member!, form, new FormProblems(problems, words)));
}

public sealed record AccountPage(Member Member, ChangeEmailForm Form, FormProblems Problems);
