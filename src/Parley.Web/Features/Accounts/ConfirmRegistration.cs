using System.Data.Common;
using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes a member of who followed the link.</summary>
public sealed class ConfirmRegistration(
    ParleyDb db, Seals seals, FindTaken taken, WriteMail write, TellAdministrators tell, NeedApproval approval, TimeProvider time)
{
    const string Purpose = "registration";

    // The seal itself does not run out: a link that is too old is to be told from one that was copied by half.
    public string LinkFor(Registration registration)
    {
        var until = (time.GetUtcNow() + StoreRegistration.Lifetime).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        string[] parts = [$"{registration.Id}", registration.EmailKey, until];
        return write.AddressOf($"/register/confirm?token={seals.Seal(Purpose, parts)}");
    }

    /// <summary>The registration, or why there is none for this link.</summary>
    public async Task<RegistrationLink> FindAsync(string? token, CancellationToken cancel)
    {
        if (seals.Open(Purpose, token) is not [var number, var email, var until])
            return new(null, LinkEnd.Broken);

        var id = RegistrationIds.Parse(number);
        var registration = await db.Registrations.SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (registration is null)
            return new(null, await db.Members.AnyAsync(row => row.EmailKey == email, cancel) ? LinkEnd.Used : LinkEnd.TooOld);
        if (time.GetUtcNow().ToUnixTimeMilliseconds() >= long.Parse(until, CultureInfo.InvariantCulture))
            return new(null, LinkEnd.TooOld);

        return registration.EmailKey == email ? new(registration, default) : new(null, LinkEnd.Replaced);
    }

    public async Task<Outcome<Member>> ConfirmAsync(Registration registration, CancellationToken cancel)
    {
        try
        {
            return await db.WriteAsync(() => BecomeMemberAsync(registration, cancel), cancel);
        }
        catch (DbException lost) when (db.IsUniqueViolation(lost))
        {
            return await taken.AllAsync(registration.Name, registration.Email, cancel);
        }
    }

    // Of two clicks at once the first deletes the row, and the second finds nothing.
    async Task<Outcome<Member>> BecomeMemberAsync(Registration registration, CancellationToken cancel)
    {
        if (await db.Registrations.Where(row => row.Id == registration.Id && row.EmailKey == registration.EmailKey).DeleteAsync(cancel) == 0)
            return new NotThere();

        var id = new MemberId(await db.InsertWithInt64IdentityAsync(MemberOf(registration, await approval.OfAsync(registration.Email, cancel)), token: cancel));
        var member = await db.Members.SingleAsync(row => row.Id == id, cancel);
        if (member.AwaitsApproval)
            await tell.TellAsync(member, cancel);
        return member;
    }

    Member MemberOf(Registration registration, bool waits) => new()
    {
        Name = registration.Name,
        NameKey = registration.NameKey,
        NameShape = registration.NameShape,
        Email = registration.Email,
        EmailKey = registration.EmailKey,
        EmailConfirmedAt = time.GetUtcNow(),
        PasswordHash = registration.PasswordHash,
        SecurityStamp = SecurityStamps.New(),
        CreatedAt = time.GetUtcNow(),
        WaitsForApprovalSince = waits ? time.GetUtcNow() : null,
    };
}

/// <summary>What a mailed link leads to: a registration, or an end.</summary>
public sealed record RegistrationLink(Registration? Registration, LinkEnd End);

/// <summary>Why a link leads no further; the words are <c>RegistrationGone.….Title</c> and <c>.Text</c>.</summary>
public enum LinkEnd
{
    /// <summary>It was not copied whole, or is none of ours.</summary>
    Broken,

    /// <summary>Another address was given since, and another mail sent there.</summary>
    Replaced,
    TooOld,
    Used,

    /// <summary>Used or too old: this page can't tell which.</summary>
    Over,
}
