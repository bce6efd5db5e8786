using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes the codes that stand in for a lost authenticator app. They can be read this once; after it only their digests are there.</summary>
public sealed class GiveRecoveryCodes(ParleyDb db, VerifyOwner verifyOwner, TellOwner tell, TimeProvider time)
{
    public async Task<Outcome<RecoveryCodeSet>> RenewAsync(Member member, string? password, CancellationToken cancel)
    {
        if (member.SecondFactorSince is null)
            return new NotThere();
        if (await verifyOwner.CheckAsync(member, password, "password", cancel) is { } problem)
            return problem;

        return await db.WriteAsync(() => RenewAsync(member, cancel), cancel);
    }

    /// <summary>In the caller's transaction.</summary>
    public async Task<RecoveryCodeSet> ReplaceAsync(MemberId member, CancellationToken cancel)
    {
        var (codes, now) = (RecoveryCode.NewSet(), time.GetUtcNow());
        await db.RecoveryCodes.Where(row => row.MemberId == member).DeleteAsync(cancel);
        foreach (var code in codes)
            await db.InsertAsync(new RecoveryCode { MemberId = member, Digest = RecoveryCode.DigestOf(member, code), CreatedAt = now }, token: cancel);
        return new(codes);
    }

    public Task<int> CountAsync(Member member, CancellationToken cancel) => db.RecoveryCodes.CountAsync(row => row.MemberId == member.Id, cancel);

    async Task<RecoveryCodeSet> RenewAsync(Member member, CancellationToken cancel)
    {
        await tell.TellAsync(member, AccountMail.CodesRenewed, cancel);
        return await ReplaceAsync(member.Id, cancel);
    }
}

public sealed record RecoveryCodeSet(IReadOnlyList<string> Codes);
