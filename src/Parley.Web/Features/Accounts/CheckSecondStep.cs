using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Takes a code of the authenticator app or a recovery code, each of them once.</summary>
public sealed class CheckSecondStep(ParleyDb db, AuthenticatorKeys keys, TellOwner tell, TimeProvider time)
{
    public async Task<Outcome<bool>> CheckAsync(Member member, SecondStepForm form, CancellationToken cancel)
    {
        if (form.IsEmpty)
            return new Problem("code", "CodeMissing");

        return await db.WriteAsync(() => TryAsync(member, form, cancel), cancel);
    }

    async Task<Outcome<bool>> TryAsync(Member member, SecondStepForm form, CancellationToken cancel)
    {
        // Counted before it is looked at, and with that the row is taken: of many guesses at once every one counts.
        var now = time.GetUtcNow();
        var mine = db.SecondFactors.Where(row => row.MemberId == member.Id);
        var counted = await mine.Where(row => row.LockedUntil == null || row.LockedUntil <= now)
            .Set(row => row.WrongCodes, row => row.WrongCodes + 1)
            .UpdateAsync(cancel);
        var factor = await mine.SingleAsync(cancel);
        if (counted == 0)
            return new Problem("", "SecondStepLocked", MinutesUntil(factor.LockedUntil, now));

        if (!await TakeEitherAsync(member, factor, form, now, cancel))
        {
            await LockAsync(factor, now, cancel);
            return WrongOf(form);
        }

        await ForgiveAsync(member.Id, cancel);
        return true;
    }

    // Of two that were typed the right one counts; the app's is tried first, because it is not the last of anything.
    async Task<bool> TakeEitherAsync(Member member, SecondFactor factor, SecondStepForm form, DateTimeOffset now, CancellationToken cancel) =>
        (form.HasCode && await TakeCodeAsync(factor, form.Code!, now, cancel)) || (form.HasRecovery && await TakeRecoveryAsync(member, form.Recovery!, cancel));

    static List<Problem> WrongOf(SecondStepForm form)
    {
        Problem?[] problems =
            [form.HasCode ? new Problem("code", "CodeWrong") : null, form.HasRecovery ? new Problem("recovery", "RecoveryCodeWrong") : null];
        return [.. problems.OfType<Problem>()];
    }

    async Task<bool> TakeCodeAsync(SecondFactor factor, string code, DateTimeOffset now, CancellationToken cancel) =>
        keys.Open(factor) is { } key
        && OneTimeCode.StepOf(key, code, now, factor.LastStep) is { } step
        && await db.SecondFactors.Where(row => row.MemberId == factor.MemberId && row.LastStep < step)
            .Set(row => row.LastStep, step)
            .UpdateAsync(cancel) == 1;

    async Task<bool> TakeRecoveryAsync(Member member, string typed, CancellationToken cancel)
    {
        var (codes, digest) = (db.RecoveryCodes.Where(row => row.MemberId == member.Id), RecoveryCode.DigestOf(member.Id, typed));
        if (await codes.Where(row => row.Digest == digest).DeleteAsync(cancel) == 0)
            return false;

        await tell.TellAsync(member, AccountMail.CodeUsed, cancel, await codes.CountAsync(cancel));
        return true;
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
