using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

[MembersOnly]
public sealed class RecoveryCodesController(
    GiveRecoveryCodes recoveryCodes, ParleyOptions options, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/settings/security/recovery-codes")]
    public IActionResult Ask() =>
        current.Member!.SecondFactorSince is null ? Redirect("/settings/security") : Renewal(FormProblems.None(words));

    [HttpPost("/settings/security/recovery-codes")]
    public async Task<IActionResult> Renew(string? password, CancellationToken cancel)
    {
        var outcome = await recoveryCodes.RenewAsync(current.Member!, password, cancel);
        if (!outcome.IsFound)
            return Redirect("/settings/security");
        return outcome.IsDone
            ? View("RecoveryCodes", new RecoveryCodesPage(outcome.Value.Codes, IsNewApp: false))
            : Renewal(new FormProblems(outcome.Problems, words)).WithStatus(422);
    }

    /// <summary>Gives back as a file what stood on the page: here nobody knows the codes any more.</summary>
    [HttpPost("/settings/security/recovery-codes/file")]
    public IActionResult Download(string? codes)
    {
        var lines = (codes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > RecoveryCode.CountOfSet || !lines.All(RecoveryCode.IsOne))
            return BadRequest();

        var text = $"{words["Codes.File", options.Forum.Name, current.Member!.Name]}\n\n{string.Join('\n', lines)}\n";
        return File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", "recovery-codes.txt");
    }

    ViewResult Renewal(FormProblems problems) => View("ConfirmPassword", new ConfirmPasswordPage(
        "/settings/security/recovery-codes", words["Codes.Renew.Title"], words["Codes.Renew.Text"], words["Codes.Renew"], problems));
}

public sealed record RecoveryCodesPage(IReadOnlyList<string> Codes, bool IsNewApp);
