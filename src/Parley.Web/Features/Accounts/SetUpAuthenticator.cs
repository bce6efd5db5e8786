using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes a key for an authenticator app, and asks for a code from then on, once a first one has shown that the app has it.</summary>
public sealed class SetUpAuthenticator(
    ParleyDb db, VerifyOwner verifyOwner, AuthenticatorKeys keys, GiveRecoveryCodes recoveryCodes, TellOwner tell, TimeProvider time)
{
    public async Task<Outcome<bool>> BeginAsync(Member member, string? password, CancellationToken cancel)
    {
        if (await verifyOwner.CheckAsync(member, password, "password", cancel) is { } problem)
            return problem;

        var factor = new SecondFactor { MemberId = member.Id, SealedKey = keys.Seal(member.Id, OneTimeCode.NewKey()), CreatedAt = time.GetUtcNow() };
        return await db.WriteAsync(() => BeginAsync(factor, cancel), cancel);
    }

    /// <summary>The key of the app that is being set up.</summary>
    public async Task<byte[]?> PendingKeyAsync(Member member, CancellationToken cancel)
    {
        var oldest = time.GetUtcNow() - SecondFactor.LongestSetup;
        return member.SecondFactorSince is null
            && await db.SecondFactors.SingleOrDefaultAsync(row => row.MemberId == member.Id && row.CreatedAt > oldest, cancel) is { } factor
            ? keys.Open(factor)
            : null;
    }

    /// <summary>Answers the recovery codes, which nobody can read again.</summary>
    public async Task<Outcome<RecoveryCodeSet>> ConfirmAsync(Member member, string? code, CancellationToken cancel)
    {
        if (await PendingKeyAsync(member, cancel) is not { } key)
            return new NotThere();
        if (OneTimeCode.StepOf(key, code ?? "", time.GetUtcNow(), lastStep: 0) is not { } step)
            return new Problem("code", "FirstCodeWrong");

        return await db.WriteAsync(() => TurnOnAsync(member, step, cancel), cancel);
    }

    async Task<Outcome<bool>> BeginAsync(SecondFactor factor, CancellationToken cancel)
    {
        // One that counts already is not to be replaced by one that nobody has confirmed.
        if (await db.Members.AnyAsync(row => row.Id == factor.MemberId && row.SecondFactorSince != null, cancel))
            return new NotThere();

        await db.InsertOrReplaceAsync(factor, token: cancel);
        return true;
    }

    async Task<Outcome<RecoveryCodeSet>> TurnOnAsync(Member member, long step, CancellationToken cancel)
    {
        var turnedOn = await db.Members.Where(row => row.Id == member.Id && row.SecondFactorSince == null)
            .Set(row => row.SecondFactorSince, (DateTimeOffset?)time.GetUtcNow())
            .UpdateAsync(cancel);
        if (turnedOn == 0)
            return new NotThere();

        await db.SecondFactors.Where(row => row.MemberId == member.Id).Set(row => row.LastStep, step).UpdateAsync(cancel);
        await tell.TellAsync(member, AccountMail.AppOn, cancel);
        return await recoveryCodes.ReplaceAsync(member.Id, cancel);
    }
}
