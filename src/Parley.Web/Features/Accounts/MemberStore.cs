using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Members as ASP.NET Core Identity sees them. Identity writes back whole members, so <see cref="UpdateAsync"/> sets only what
/// is Identity's: a counter that moved meanwhile must not be set back.
/// </summary>
public sealed partial class MemberStore(ParleyDb db, TimeProvider time)
    : IUserPasswordStore<Member>, IUserSecurityStampStore<Member>, IUserEmailStore<Member>
{
    public async Task<IdentityResult> CreateAsync(Member user, CancellationToken cancellationToken)
    {
        await db.InsertAsync(user, token: cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Member user, CancellationToken cancellationToken)
    {
        await db.WriteAsync(
            () => db.Members.Where(member => member.Id == user.Id)
                .Set(member => member.Email, user.Email)
                .Set(member => member.EmailKey, user.EmailKey)
                .Set(member => member.EmailConfirmedAt, user.EmailConfirmedAt)
                .Set(member => member.PasswordHash, user.PasswordHash)
                .Set(member => member.SecurityStamp, user.SecurityStamp)
                .UpdateAsync(cancellationToken),
            cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(Member user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Members are never deleted: what they wrote stays.");

    public Task<Member?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, out var id)
            ? db.Members.SingleOrDefaultAsync(member => member.Id == new MemberId(id), cancellationToken)
            : FindByHandleAsync(userId, cancellationToken);

    public Task<Member?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Members.SingleOrDefaultAsync(member => member.NameKey == normalizedUserName, cancellationToken);

    public Task<Member?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        db.Members.SingleOrDefaultAsync(member => member.EmailKey == normalizedEmail, cancellationToken);

    public Task<string> GetUserIdAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task SetUserNameAsync(Member user, string? userName, CancellationToken cancellationToken) =>
        Set(() => user.Name = userName ?? "");

    public Task<string?> GetNormalizedUserNameAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NameKey);

    public Task SetNormalizedUserNameAsync(Member user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(() => user.NameKey = normalizedName ?? "");

    public Task SetPasswordHashAsync(Member user, string? passwordHash, CancellationToken cancellationToken) =>
        Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.IsClaimed);

    public Task SetSecurityStampAsync(Member user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Member user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetEmailAsync(Member user, string? email, CancellationToken cancellationToken) => Set(() => user.Email = email);

    public Task<string?> GetEmailAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.Email);

    public Task<string?> GetNormalizedEmailAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.EmailKey);

    public Task SetNormalizedEmailAsync(Member user, string? normalizedEmail, CancellationToken cancellationToken) =>
        Set(() => user.EmailKey = normalizedEmail);

    public Task<bool> GetEmailConfirmedAsync(Member user, CancellationToken cancellationToken) => Task.FromResult(user.EmailConfirmedAt is not null);

    public Task SetEmailConfirmedAsync(Member user, bool confirmed, CancellationToken cancellationToken) =>
        Set(() => user.EmailConfirmedAt = confirmed ? user.EmailConfirmedAt : null);

    public void Dispose()
    {
        // The connection is the request's.
    }

    static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
