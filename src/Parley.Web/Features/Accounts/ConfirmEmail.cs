using System.Data.Common;
using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes an address the account's own when its link is followed, and mails the old one a way back.</summary>
public sealed class ConfirmEmail(ParleyDb db, Seals seals, WriteMail write, RestoreEmail restore, JobQueue jobs, TimeProvider time)
{
    const string Purpose = "e-mail address";

    // The present address and the stamp go along: the link works once, and not after the password was changed.
    public string LinkFor(Member member, string email)
    {
        var token = seals.Seal(Purpose, EmailChange.TimeToConfirm, $"{member.Id}", member.SecurityStamp, member.EmailKey ?? "", email);
        return write.AddressOf($"/confirm-email?token={token}");
    }

    /// <summary>Whose address it is to be; null when the link is dead.</summary>
    public async Task<AddressToConfirm?> FindAsync(string? token, CancellationToken cancel)
    {
        if (seals.Open(Purpose, token) is not [var id, var stamp, var before, var email])
            return null;

        var memberId = new MemberId(long.Parse(id, CultureInfo.InvariantCulture));
        var member = await db.Members.SingleOrDefaultAsync(row => row.Id == memberId, cancel);
        if (member?.SecurityStamp != stamp || (member.EmailKey ?? "") != before)
            return null;
        if (member.EmailKey == EmailAddress.KeyOf(email))
            return member.AwaitsConfirmation ? new(member, email, null) : null;

        var waiting = db.WaitingChangesOf(memberId).Where(row => row.NewEmail == email);
        return await waiting.OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel) is { } change ? new(member, email, change) : null;
    }

    public async Task<Outcome<Member>> ConfirmAsync(string? token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } found)
            return new NotThere();

        try
        {
            return await db.WriteAsync(() => ConfirmAsync(found, cancel), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return new Problem("", "EmailTaken");
        }
    }

    // The change is taken first, and with that its row: who calls it off at the same time must not take the old address its way back.
    async Task<Outcome<Member>> ConfirmAsync(AddressToConfirm found, CancellationToken cancel)
    {
        if (found.Change is { } change && await TakeAsync(change, found.Member.Email, cancel) == 0)
            return new NotThere();
        if (await SetAddressAsync(found.Member, found.Email, cancel) == 0)
        {
            await GiveBackAsync(found.Change?.Id, cancel);
            return new NotThere();
        }

        if (found is { Change: { } done, Member: { Email: { } old } member })
            await jobs.EnqueueAsync(write.Write(AccountMail.EmailChanged, old, member.Language, member.Name, restore.LinkFor(done)), cancel);
        return found.Member;
    }

    Task<int> TakeAsync(EmailChange change, string? oldEmail, CancellationToken cancel) => db.EmailChanges
        .Where(row => row.Id == change.Id && row.ChangedAt == null)
        .Set(row => row.ChangedAt, (DateTimeOffset?)time.GetUtcNow())
        .Set(row => row.OldEmail, oldEmail)
        .UpdateAsync(cancel);

    Task<int> GiveBackAsync(long? change, CancellationToken cancel) => db.EmailChanges
        .Where(row => row.Id == change)
        .Set(row => row.ChangedAt, (DateTimeOffset?)null)
        .UpdateAsync(cancel);

    Task<int> SetAddressAsync(Member member, string email, CancellationToken cancel) => db.Members
        .Where(row => row.Id == member.Id && row.SecurityStamp == member.SecurityStamp && row.EmailKey == member.EmailKey)
        .Set(row => row.Email, email)
        .Set(row => row.EmailKey, EmailAddress.KeyOf(email))
        .Set(row => row.EmailConfirmedAt, (DateTimeOffset?)time.GetUtcNow())
        .UpdateAsync(cancel);
}

/// <summary>There is no <paramref name="Change"/> where the address is the account's already and was only never confirmed.</summary>
public sealed record AddressToConfirm(Member Member, string Email, EmailChange? Change);
