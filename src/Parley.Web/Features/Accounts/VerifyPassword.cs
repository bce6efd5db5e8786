using LinqToDB;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>Compares a password with its hash: one hashing, whoever is asked for. A hash of older strength is made anew.</summary>
public sealed class VerifyPassword(ParleyDb db, IPasswordHasher<Member> hasher)
{
    static readonly Member Nobody = new();
    static string? _hashOfNothing;

    public async Task<bool> VerifyAsync(Member member, string? password, CancellationToken cancel)
    {
        var result = hasher.VerifyHashedPassword(member, member.PasswordHash!, password ?? "");
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            await RehashAsync(member, password!, cancel);
        return result != PasswordVerificationResult.Failed;
    }

    /// <summary>Whether it is the member's, and nothing more.</summary>
    public bool Fits(Member member, string? password) =>
        hasher.VerifyHashedPassword(member, member.PasswordHash!, password ?? "") != PasswordVerificationResult.Failed;

    public bool Fits(Registration registration, string? password) =>
        hasher.VerifyHashedPassword(Nobody, registration.PasswordHash, password ?? "") != PasswordVerificationResult.Failed;

    /// <summary>A name that nobody has must take as long as one that somebody has.</summary>
    public void Pretend(string? password)
    {
        _hashOfNothing ??= hasher.HashPassword(Nobody, "");
        hasher.VerifyHashedPassword(Nobody, _hashOfNothing, password ?? "");
    }

    // Not by Identity's own way, which gives a new stamp too and so would end the member's other sessions.
    Task<int> RehashAsync(Member member, string password, CancellationToken cancel)
    {
        var (old, hash) = (member.PasswordHash, hasher.HashPassword(member, password));
        member.PasswordHash = hash;
        return db.WriteAsync(
            () => db.Members.Where(row => row.Id == member.Id && row.PasswordHash == old).Set(row => row.PasswordHash, hash).UpdateAsync(cancel), cancel);
    }
}
