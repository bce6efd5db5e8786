using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>Passkeys as Identity sees them. What a device says about its maker when it makes one is not kept.</summary>
public sealed partial class MemberStore : IUserPasskeyStore<Member>
{
    public Task AddOrUpdatePasskeyAsync(Member user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            if (await NoteUseAsync(user, passkey, cancellationToken) == 0)
                await db.InsertAsync(NewPasskey(user, passkey), token: cancellationToken);
        },
        cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Member user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.Where(row => row.MemberId == user.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken)).Select(InfoOf)];

    public Task<Member?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var key = Passkey.KeyOf(credentialId);
        return (
            from passkey in db.Passkeys
            join member in db.Members on passkey.MemberId equals member.Id
            where passkey.CredentialKey == key
            select member).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Member user, byte[] credentialId, CancellationToken cancellationToken) =>
        await Row(user, credentialId).SingleOrDefaultAsync(cancellationToken) is { } row ? InfoOf(row) : null;

    public Task RemovePasskeyAsync(Member user, byte[] credentialId, CancellationToken cancellationToken) =>
        db.WriteAsync(() => Row(user, credentialId).DeleteAsync(cancellationToken), cancellationToken);

    // Identity asks by what the device says, as if it were the member's number.
    Task<Member?> FindByHandleAsync(string handle, CancellationToken cancellationToken) =>
        db.Members.SingleOrDefaultAsync(member => member.PasskeyHandle == handle, cancellationToken);

    IQueryable<Passkey> Row(Member user, byte[] credentialId)
    {
        var key = Passkey.KeyOf(credentialId);
        return db.Passkeys.Where(row => row.MemberId == user.Id && row.CredentialKey == key);
    }

    Task<int> NoteUseAsync(Member user, UserPasskeyInfo passkey, CancellationToken cancel) => Row(user, passkey.CredentialId)
        .Set(row => row.SignCount, (long)passkey.SignCount)
        .Set(row => row.IsBackedUp, passkey.IsBackedUp)
        .Set(row => row.LastUsedAt, (DateTimeOffset?)time.GetUtcNow())
        .UpdateAsync(cancel);

    Passkey NewPasskey(Member user, UserPasskeyInfo info) => new()
    {
        MemberId = user.Id,
        CredentialKey = Passkey.KeyOf(info.CredentialId),
        CredentialId = Convert.ToBase64String(info.CredentialId),
        PublicKey = Convert.ToBase64String(info.PublicKey),
        Name = info.Name ?? "",
        CreatedAt = time.GetUtcNow(),
        SignCount = info.SignCount,
        Transports = string.Join(' ', info.Transports ?? []),
        IsUserVerified = info.IsUserVerified,
        IsBackupEligible = info.IsBackupEligible,
        IsBackedUp = info.IsBackedUp,
    };

    static UserPasskeyInfo InfoOf(Passkey row) => new(
        Convert.FromBase64String(row.CredentialId),
        Convert.FromBase64String(row.PublicKey),
        row.CreatedAt,
        (uint)row.SignCount,
        row.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.IsUserVerified,
        row.IsBackupEligible,
        row.IsBackedUp,
        attestationObject: [],
        clientDataJson: [])
    {
        Name = row.Name,
    };
}
