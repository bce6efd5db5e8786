using System.Security.Cryptography;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes links that let one person each register, and takes them in.</summary>
public sealed class InviteMember(ParleyDb db, WriteMail write, JobQueue jobs, RegistrationDoor door, TimeProvider time)
{
    const int BytesOfCode = 15;

    static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>The link; with an address it is mailed too.</summary>
    public async Task<Outcome<string>> InviteAsync(string? email, CancellationToken cancel)
    {
        if (email is not null && EmailAddress.Check(email, "email") is { } problem)
            return problem;

        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(BytesOfCode));
        var link = write.AddressOf($"/register?invitation={code}");
        await db.WriteAsync(() => InsertAsync(code, link, email?.Trim(), cancel), cancel);
        return link;
    }

    public Task<Invitation?> FindAsync(string? code, CancellationToken cancel)
    {
        var (hash, begin) = (MailSubjects.HashOf(code ?? ""), time.GetUtcNow() - Lifetime);
        return db.Invitations.SingleOrDefaultAsync(row => row.CodeHash == hash && row.UsedAt == null && row.CreatedAt > begin, cancel);
    }

    /// <summary>In the registration's transaction. No invitation is needed where everybody may come.</summary>
    internal async Task<Outcome<InvitationId?>> UseAsync(string? code, CancellationToken cancel)
    {
        if (await door.ModeAsync(cancel) != RegistrationMode.Invitation)
            return (InvitationId?)null;

        var found = await FindAsync(code, cancel);
        return found is not null && await TakeAsync(found.Id, cancel) == 1 ? found.Id : new Problem("", "InvitationSpent");
    }

    async Task InsertAsync(string code, string link, string? email, CancellationToken cancel)
    {
        var invitation = new Invitation { CodeHash = MailSubjects.HashOf(code), Email = email, CreatedAt = time.GetUtcNow() };
        await db.InsertAsync(invitation, token: cancel);
        if (email is not null)
            await jobs.EnqueueAsync(write.Write(AccountMail.Invitation, email, null, "", link), cancel);
    }

    Task<int> TakeAsync(InvitationId id, CancellationToken cancel) => db.Invitations
        .Where(row => row.Id == id && row.UsedAt == null)
        .Set(row => row.UsedAt, (DateTimeOffset?)time.GetUtcNow())
        .UpdateAsync(cancel);
}
