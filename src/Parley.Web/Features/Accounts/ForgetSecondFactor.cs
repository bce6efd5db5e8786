using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes the password enough again: for a member who wants it so, and for one who lost everything else.</summary>
public sealed class ForgetSecondFactor(ParleyDb db, VerifyOwner verifyOwner, TellOwner tell)
{
    public async Task<Outcome<bool>> TurnOffAsync(Member member, string? password, CancellationToken cancel)
    {
        if (await verifyOwner.CheckAsync(member, password, "password", cancel) is { } problem)
            return problem;

        await db.WriteAsync(() => TurnOffAsync(member, cancel), cancel);
        return true;
    }

    /// <summary>Passkeys go as well, and the sessions: whoever has the lost things must not get in with them.</summary>
    public Task<ForgottenFactors> ResetAsync(Member member, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var codes = await ForgetAsync(member.Id, cancel);
            var passkeys = await db.Passkeys.Where(row => row.MemberId == member.Id).DeleteAsync(cancel);
            var sessions = await db.Sessions.Where(row => row.MemberId == member.Id).DeleteAsync(cancel);
            db.Tell(new SessionsEnded(member.Id.Value));
            if (member.SecondFactorSince is not null || passkeys > 0)
                await tell.TellAsync(member, AccountMail.FactorsReset, cancel);
            return new ForgottenFactors(member.SecondFactorSince is not null, codes, passkeys, sessions);
        },
        cancel);

    /// <summary>In the caller's transaction; says how many recovery codes there were.</summary>
    public async Task<int> ForgetAsync(MemberId member, CancellationToken cancel)
    {
        await db.Members.Where(row => row.Id == member).Set(row => row.SecondFactorSince, (DateTimeOffset?)null).UpdateAsync(cancel);
        await db.SecondFactors.Where(row => row.MemberId == member).DeleteAsync(cancel);
        return await db.RecoveryCodes.Where(row => row.MemberId == member).DeleteAsync(cancel);
    }

    async Task TurnOffAsync(Member member, CancellationToken cancel)
    {
        await ForgetAsync(member.Id, cancel);
        if (member.SecondFactorSince is not null)
            await tell.TellAsync(member, AccountMail.AppOff, cancel);
    }
}

public sealed record ForgottenFactors(bool HadApp, int RecoveryCodes, int Passkeys, int Sessions);
