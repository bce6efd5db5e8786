using System.Data.Common;
using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// The way back for a member whose address somebody else changed, and who therefore knows the password: the old address returns,
/// every session ends, what was made since to get in goes, and a new password is chosen next. It takes back all later changes with it,
/// so that whoever made them has no way back in turn.
/// </summary>
public sealed class RestoreEmail(ParleyDb db, Seals seals, WriteMail write, RemoveForeignFactors foreign, JobQueue jobs, TimeProvider time)
{
    const string Purpose = "e-mail address before";

    /// <summary>For the address that the member had until this change.</summary>
    public string LinkFor(EmailChange change) =>
        write.AddressOf($"/restore-email?token={seals.Seal(Purpose, EmailChange.TimeToRestore, $"{change.Id}", $"{change.MemberId}")}");

    public async Task<(Member Member, EmailChange Change)?> FindAsync(string? token, CancellationToken cancel)
    {
        if (seals.Open(Purpose, token) is not [var id, var member] || !long.TryParse(id, CultureInfo.InvariantCulture, out var changeId))
            return null;

        var memberId = new MemberId(long.Parse(member, CultureInfo.InvariantCulture));
        var found = await (
            from change in db.EmailChanges
            join row in db.Members on change.MemberId equals row.Id
            where change.Id == changeId && row.Id == memberId && change.ChangedAt != null && change.OldEmail != null
            select new { Member = row, Change = change }).SingleOrDefaultAsync(cancel);
        return found is { Member.IsClaimed: true } ? (found.Member, found.Change) : null;
    }

    public async Task<Outcome<RestoredAccount>> RestoreAsync(string? token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } found)
            return new NotThere();

        try
        {
            return await db.WriteAsync(() => RestoreAsync(found.Member, found.Change, cancel), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return new Problem("", "EmailTaken");
        }
    }

    async Task<Outcome<RestoredAccount>> RestoreAsync(Member member, EmailChange change, CancellationToken cancel)
    {
        // Of two clicks at once the first deletes the row, and the second finds nothing.
        if (await db.EmailChanges.Where(row => row.Id == change.Id).DeleteAsync(cancel) == 0)
            return new NotThere();

        await db.EmailChanges.Where(row => row.MemberId == member.Id && (row.Id > change.Id || row.ChangedAt == null)).DeleteAsync(cancel);
        await SetAddressAsync(member.Id, change.OldEmail!, cancel);
        await db.Sessions.Where(row => row.MemberId == member.Id).DeleteAsync(cancel);
        db.Tell(new SessionsEnded(member.Id.Value));
        var factors = await foreign.RemoveAsync(member, change.ChangedAt!.Value, cancel);
        var mail = write.Write(
            AccountMail.EmailRestored, change.OldEmail!, member.Language, member.Name, write.AddressOf("/settings/security"), factors);
        await jobs.EnqueueAsync(mail, cancel);
        return new RestoredAccount(await db.Members.SingleAsync(row => row.Id == member.Id, cancel), factors);
    }

    Task<int> SetAddressAsync(MemberId id, string email, CancellationToken cancel) => db.Members.Where(row => row.Id == id)
        .Set(row => row.Email, email)
        .Set(row => row.EmailKey, EmailAddress.KeyOf(email))
        .Set(row => row.EmailConfirmedAt, (DateTimeOffset?)time.GetUtcNow())
        .Set(row => row.SecurityStamp, SecurityStamps.New())
        .UpdateAsync(cancel);
}

public sealed record RestoredAccount(Member Member, RestoredFactors Factors);
