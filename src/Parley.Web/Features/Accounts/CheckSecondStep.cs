using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Takes a code of the authenticator app or a recovery code, each of them once.</summary>
public sealed class CheckSecondStep(ParleyDb db, AuthenticatorKeys keys, TimeProvider time)
{
    public async Task<Outcome<bool>> CheckAsync(Member member, SecondStepForm form, CancellationToken cancel)
    {
        if (form.IsEmpty)
            return new Problem("code", "CodeMissing");

        return await db.WriteAsync(() => TryAsync(member.Id, form, cancel), cancel);
    }

    async Task<Outcome<bool>> TryAsync(MemberId member, SecondStepForm form, CancellationToken cancel)
    {
        // Counted before it is looked at, and with that the row is taken: of many guesses at once every one counts.
        var now = time.GetUtcNow();
        var mine = db.SecondFactors.Where(row => row.MemberId == member);
        var counted = await mine.Where(row => row.LockedUntil == null || row.LockedUntil <= now)
            .Set(row => row.WrongCodes, row => row.WrongCodes + 1)
            .UpdateAsync(cancel);
        var factor = await mine.SingleAsync(cancel);
        if (counted == 0)
            return new Problem("", "SecondStepLocked", MinutesUntil(factor.LockedUntil, now));

        if (form.HasRecovery ? await TakeRecoveryAsync(member, form.Recovery!, cancel) : await TakeCodeAsync(factor, form.Code!, now, cancel))
        {
            await ForgiveAsync(member, cancel);
            return true;
        }

        await LockAsync(factor, now, cancel);
        return form.HasRecovery ? new Problem("recovery", "RecoveryCodeWrong") : new Problem("code", "CodeWrong");
    }

    async Task<bool> TakeCodeAsync(SecondFactor factor, string code, DateTimeOffset now, CancellationToken cancel) =>
        keys.Open(factor) is { } key
        && OneTimeCode.StepOf(key, code, now, factor.LastStep) is { } step
        && await db.SecondFactors.Where(row => row.MemberId == factor.MemberId && row.LastStep < step)
            .Set(row => row.LastStep, step)
            .UpdateAsync(cancel) == 1;

    async Task<bool> TakeRecoveryAsync(MemberId member, string typed, CancellationToken cancel)
    {
        var digest = RecoveryCode.DigestOf(member, typed);
        return await db.RecoveryCodes.Where(row => row.MemberId == member && row.Digest == digest).DeleteAsync(cancel) == 1;
    }

    Task<int> ForgiveAsync(MemberId member, CancellationToken cancel) => db.SecondFactors.Where(row => row.MemberId == member)
        .Set(row => row.WrongCodes, 0)
        .Set(row => row.LockedUntil, (DateTimeOffset?)null)
        .UpdateAsync(cancel);

    async Task LockAsync(SecondFactor factor, DateTimeOffset now, CancellationToken cancel)
    {
        if (SecondFactor.WaitAfter(factor.WrongCodes) is not { } wait)
            return;

        await db.SecondFactors.Where(row => row.MemberId == factor.MemberId)
            .Set(row => row.LockedUntil, (DateTimeOffset?)(now + wait))
            .UpdateAsync(cancel);
    }

    static int MinutesUntil(DateTimeOffset? end, DateTimeOffset now) => (int)Math.Ceiling(((end ?? now) - now).TotalMinutes);
}
