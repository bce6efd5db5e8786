using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Live;

namespace Parley.Web.Features.Accounts;

/// <summary>Replaces the password, ends the member's sessions and says so by mail; in the caller's transaction.</summary>
public sealed class SetPassword(ParleyDb db, IPasswordHasher<Member> hasher, WriteMail write, JobQueue jobs)
{
    /// <summary>The member with the new stamp; null when the stamp changed meanwhile: another change was first. One session may be kept.</summary>
    public async Task<Member?> SetAsync(Member member, string password, SessionId? keep, CancellationToken cancel)
    {
        var (hash, stamp) = (hasher.HashPassword(member, password), SecurityStamps.New());
        var changed = await db.Members.Where(row => row.Id == member.Id && row.SecurityStamp == member.SecurityStamp)
            .Set(row => row.PasswordHash, hash)
            .Set(row => row.SecurityStamp, stamp)
            .UpdateAsync(cancel);
        if (changed == 0)
            return null;

        await EndSessionsAsync(member.Id, keep, cancel);
        db.Tell(new SessionsEnded(member.Id.Value));

        // Whoever asked for another address knew the old password: a link that is mailed only after this is dead, too.
        await db.WaitingChangesOf(member.Id).DeleteAsync(cancel);
        if (member is { IsClaimed: true, Email: { } email })
            await jobs.EnqueueAsync(write.Write(AccountMail.PasswordChanged, email, member.Language, member.Name, write.AddressOf("/forgot-password")), cancel);
        return await db.Members.SingleAsync(row => row.Id == member.Id, cancel);
    }

    Task<int> EndSessionsAsync(MemberId member, SessionId? keep, CancellationToken cancel) => keep is { } session
        ? db.Sessions.Where(row => row.MemberId == member && row.Id != session).DeleteAsync(cancel)
        : db.Sessions.Where(row => row.MemberId == member).DeleteAsync(cancel);
}
