using System.Data.Common;
using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes an address the account's own when its link is followed, and mails the old one a way back.</summary>
public sealed class ConfirmEmail(ParleyDb db, Seals seals, WriteMail write, RestoreEmail restore, JobQueue jobs, TimeProvider time)
{
    const string Purpose = "e-mail address";

    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    // The present address and the stamp go along: the link works once, and not after the password was changed.
    public string LinkFor(Member member, string email)
    {
        var token = seals.Seal(Purpose, Lifetime, $"{member.Id}", member.SecurityStamp, member.EmailKey ?? "", email);
        return write.AddressOf($"/confirm-email?token={token}");
    }

    /// <summary>Whose address it is to be; null when the link is dead.</summary>
    public async Task<(Member Member, string Email)?> FindAsync(string? token, CancellationToken cancel)
    {
        if (seals.Open(Purpose, token) is not [var id, var stamp, var before, var email])
            return null;

        var memberId = new MemberId(long.Parse(id, CultureInfo.InvariantCulture));
        var member = await db.Members.SingleOrDefaultAsync(row => row.Id == memberId, cancel);
        var isUsed = member is { AwaitsConfirmation: false } && member.EmailKey == EmailAddress.KeyOf(email);
        return member is not null && member.SecurityStamp == stamp && (member.EmailKey ?? "") == before && !isUsed ? (member, email) : null;
    }

    public async Task<Outcome<Member>> ConfirmAsync(string? token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } found)
            return new NotThere();

        try
        {
            return await db.WriteAsync(() => ChangeAsync(found.Member, found.Email, cancel), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return new Problem("", "EmailTaken");
        }
    }

    async Task<Outcome<Member>> ChangeAsync(Member member, string email, CancellationToken cancel)
    {
        var changed = await db.Members.Where(row => row.Id == member.Id && row.SecurityStamp == member.SecurityStamp && row.EmailKey == member.EmailKey)
            .Set(row => row.Email, email)
            .Set(row => row.EmailKey, EmailAddress.KeyOf(email))
            .Set(row => row.EmailConfirmedAt, (DateTimeOffset?)time.GetUtcNow())
            .UpdateAsync(cancel);
        if (changed == 0)
            return new NotThere();

        if (member.Email is { } old && member.EmailKey != EmailAddress.KeyOf(email))
            await jobs.EnqueueAsync(write.Write(AccountMail.EmailChanged, old, member.Language, member.Name, restore.LinkFor(member)), cancel);
        return member;
    }
}
