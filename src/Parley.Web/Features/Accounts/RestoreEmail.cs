using System.Data.Common;
using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// The way back for a member whose address somebody else changed, and who therefore knows the password: the old address returns,
/// every session ends, and a new password is chosen next.
/// </summary>
public sealed class RestoreEmail(ParleyDb db, Seals seals, WriteMail write)
{
    const string Purpose = "e-mail address before";

    static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>For the address that the member has until now.</summary>
    public string LinkFor(Member member) =>
        write.AddressOf($"/restore-email?token={seals.Seal(Purpose, Lifetime, $"{member.Id}", member.Email!)}");

    public async Task<(Member Member, string Email)?> FindAsync(string? token, CancellationToken cancel)
    {
        if (seals.Open(Purpose, token) is not [var id, var email])
            return null;

        var memberId = new MemberId(long.Parse(id, CultureInfo.InvariantCulture));
        var member = await db.Members.SingleOrDefaultAsync(row => row.Id == memberId, cancel);
        return member is not { IsClaimed: true } || member.EmailKey == EmailAddress.KeyOf(email) ? null : (member, email);
    }

    public async Task<Outcome<Member>> RestoreAsync(string? token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } found)
            return new NotThere();

        try
        {
            return await db.WriteAsync(() => RestoreAsync(found.Member.Id, found.Email, cancel), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return new Problem("", "EmailTaken");
        }
    }

    async Task<Member> RestoreAsync(MemberId id, string email, CancellationToken cancel)
    {
        await db.Members.Where(row => row.Id == id)
            .Set(row => row.Email, email)
            .Set(row => row.EmailKey, EmailAddress.KeyOf(email))
            .Set(row => row.SecurityStamp, SecurityStamps.New())
            .UpdateAsync(cancel);
        await db.Sessions.Where(row => row.MemberId == id).DeleteAsync(cancel);
        return await db.Members.SingleAsync(row => row.Id == id, cancel);
    }
}
