using Microsoft.AspNetCore.Identity;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Asks somebody who is signed in for the password once more, before what an unattended browser must not do. Wrong ones count as at the
/// log-in.
/// </summary>
public sealed class ConfirmPassword(UserManager<Member> members)
{
    public async Task<Problem?> CheckAsync(Member member, string? password)
    {
        if (await members.IsLockedOutAsync(member))
            return new Problem("password", "LockedOut");
        if (password is { Length: <= Password.LongestLength } && await members.CheckPasswordAsync(member, password))
            return null;

        await members.AccessFailedAsync(member);
        return new Problem("password", "PasswordWrong");
    }
}
