using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes a member of who followed the link.</summary>
public sealed class ConfirmRegistration(ParleyDb db, Seals seals, FindTaken taken, WriteMail write, ParleyOptions options, TimeProvider time)
{
    const string Purpose = "registration";

    public string LinkFor(Registration registration)
    {
        var token = seals.Seal(Purpose, StoreRegistration.Lifetime, $"{registration.Id}", registration.EmailKey);
        return write.AddressOf($"/register/confirm?token={token}");
    }

    /// <summary>Null when the link was used, is too old, or went to an address that is no longer the one.</summary>
    public async Task<Registration?> FindAsync(string? token, CancellationToken cancel)
    {
        if (seals.Open(Purpose, token) is not [var number, var email])
            return null;

        var id = RegistrationIds.Parse(number);
        return await db.Registrations.SingleOrDefaultAsync(row => row.Id == id && row.EmailKey == email, cancel);
    }

    public async Task<Outcome<Member>> ConfirmAsync(string? token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } registration)
            return new NotThere();

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

        var id = new MemberId(await db.InsertWithInt64IdentityAsync(MemberOf(registration), token: cancel));
        return await db.Members.SingleAsync(row => row.Id == id, cancel);
    }

    Member MemberOf(Registration registration) => new()
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
        WaitsForApprovalSince = options.Registration.Mode == RegistrationMode.Approval ? time.GetUtcNow() : null,
    };
}
