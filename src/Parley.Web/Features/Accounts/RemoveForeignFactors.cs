using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Removes what somebody who had taken over an account made to come back with: passkeys, an authenticator app, recovery codes. What is
/// older is the owner's and stays. In the caller's transaction.
/// </summary>
public sealed class RemoveForeignFactors(ParleyDb db, ForgetSecondFactor forget)
{
    public async Task<RestoredFactors> RemoveAsync(Member member, DateTimeOffset since, CancellationToken cancel)
    {
        var passkeys = await db.Passkeys.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id).ToListAsync(cancel);
        var removed = passkeys.Where(passkey => passkey.CreatedAt >= since).Select(passkey => passkey.Id).ToArray();
        await db.Passkeys.Where(row => removed.Contains(row.Id)).DeleteAsync(cancel);
        var isAppForeign = member.SecondFactorSince >= since;
        var codes = await db.RecoveryCodes.Where(row => row.MemberId == member.Id && row.CreatedAt >= since).DeleteAsync(cancel);
        await ForgetAppAsync(member, isAppForeign, since, cancel);
        return new()
        {
            App = isAppForeign,
            Codes = codes > 0 && !isAppForeign,
            Passkeys = [.. passkeys.Where(passkey => passkey.CreatedAt >= since).Select(passkey => passkey.Name)],
            KeptApp = member.SecondFactorSince < since,
            KeptPasskeys = [.. passkeys.Where(passkey => passkey.CreatedAt < since).Select(passkey => passkey.Name)],
        };
    }

    // A key that was shown and waits for its first code is known to whoever it was shown to.
    Task<int> ForgetAppAsync(Member member, bool isForeign, DateTimeOffset since, CancellationToken cancel) => isForeign
        ? forget.ForgetAsync(member.Id, cancel)
        : db.SecondFactors.Where(row => row.MemberId == member.Id && row.CreatedAt >= since).DeleteAsync(cancel);
}
