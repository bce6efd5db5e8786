using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Accounts;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>What guards the account, at a glance.</summary>
[MembersOnly]
public sealed class SecurityController(ChangePasskeys changePasskeys, GiveRecoveryCodes recoveryCodes, CurrentViewer current) : Controller
{
    [HttpGet("/settings/security")]
    public async Task<ViewResult> Show(CancellationToken cancel)
    {
        var member = current.Member!;
        var codesLeft = member.SecondFactorSince is null ? 0 : await recoveryCodes.CountAsync(member, cancel);
        return View("Security", new SecurityPage(member, codesLeft, await changePasskeys.ListAsync(member, cancel)));
    }
}

public sealed record SecurityPage(Member Member, int CodesLeft, IReadOnlyList<Passkey> Passkeys)
{
    // From here on the page asks for new ones.
    const int FewCodes = 3;

    public bool HasApp => Member.SecondFactorSince is not null;

    public bool IsShortOfCodes => HasApp && CodesLeft <= FewCodes;

    public bool IsAdvised => !HasApp && Member.Role == Role.Administrator;
}
