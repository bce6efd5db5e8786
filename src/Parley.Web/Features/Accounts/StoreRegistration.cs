using System.Data.Common;
using LinqToDB;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Keeps a registration until its link is followed or it is too old.</summary>
public sealed class StoreRegistration(
    ParleyDb db, IPasswordHasher<Member> hasher, InviteMember invitations, RenewRegistration renew, JobQueue jobs, TimeProvider time)
{
    /// <summary>How long the link works, and the name is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    const int LongestReturn = 500;

    public async Task<Outcome<RegistrationId>> StoreAsync(RegisterForm form, string language, CancellationToken cancel)
    {
        var hash = hasher.HashPassword(new Member(), form.Password!);
        try
        {
            return await db.WriteAsync(() => InsertAsync(form, hash, language, cancel), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return await renew.FromFormAsync(form, cancel);
        }
    }

    async Task<Outcome<RegistrationId>> InsertAsync(RegisterForm form, string hash, string language, CancellationToken cancel)
    {
        await ForgetOldAsync(cancel);
        var invitation = await invitations.UseAsync(form.Invitation, cancel);
        if (!invitation.IsDone)
            return invitation.Problems.ToList();

        var id = new RegistrationId(await db.InsertWithInt64IdentityAsync(Registration(form, hash, language, invitation.Value), token: cancel));
        await jobs.EnqueueAsync(new RegistrationBegun(id.Value), cancel);
        return id;
    }

    Registration Registration(RegisterForm form, string hash, string language, InvitationId? invitation) => new()
    {
        Name = form.CleanName,
        NameKey = MemberName.KeyOf(form.CleanName),
        NameShape = MemberName.ShapeOf(form.CleanName),
        Email = form.Email!.Trim(),
        EmailKey = EmailAddress.KeyOf(form.Email),
        PasswordHash = hash,
        Language = language,
        ReturnTo = form.Return is { Length: > 0 and <= LongestReturn } address ? TypedText.Wellformed(address) : null,
        FormKey = RefuseRobots.KeyOf(form),
        InvitationId = invitation,
        CreatedAt = time.GetUtcNow(),
    };

    async Task ForgetOldAsync(CancellationToken cancel)
    {
        var begin = time.GetUtcNow() - Lifetime;
        var old = db.Registrations.Where(row => row.CreatedAt < begin);
        var unused = old.Where(row => row.InvitationId != null).Select(row => row.InvitationId);
        await db.Invitations.Where(row => unused.Contains(row.Id)).Set(row => row.UsedAt, (DateTimeOffset?)null).UpdateAsync(cancel);
        await old.DeleteAsync(cancel);
    }
}

/// <summary>Somebody filled in the form, or wants the mail once more.</summary>
public sealed record RegistrationBegun(long RegistrationId);
