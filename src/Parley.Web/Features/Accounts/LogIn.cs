using Microsoft.AspNetCore.Identity;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

public sealed class LogIn(UserManager<Member> members, IPasswordHasher<Member> hasher)
{
    static readonly Member Nobody = new();
    static string? _hashOfNothing;

    public async Task<Outcome<Member>> LogInAsync(LogInForm form)
    {
        var member = await FindAsync(TypedText.OneLine(form.Name));
        if (member is null or { IsClaimed: false })
        {
            PretendToCheck(form.Password);
            return member is null ? new Problem("", "LogInRefused") : new Problem("", "NotClaimed");
        }

        if (await members.IsLockedOutAsync(member))
            return new Problem("", "LockedOut");

        return await CheckAsync(member, form.Password ?? "");
    }

    Task<Member?> FindAsync(string nameOrEmail) =>
        nameOrEmail.Contains('@', StringComparison.Ordinal) ? members.FindByEmailAsync(nameOrEmail) : members.FindByNameAsync(nameOrEmail);

    async Task<Outcome<Member>> CheckAsync(Member member, string password)
    {
        if (!await members.CheckPasswordAsync(member, password))
        {
            await members.AccessFailedAsync(member);
            return new Problem("", "LogInRefused");
        }

        if (member.FailedLogins > 0)
            await members.ResetAccessFailedCountAsync(member);
        return member;
    }

    // A name that nobody has must take as long as one that somebody has.
    void PretendToCheck(string? password)
    {
        _hashOfNothing ??= hasher.HashPassword(Nobody, "");
        hasher.VerifyHashedPassword(Nobody, _hashOfNothing, password ?? "");
    }
}
