using Microsoft.AspNetCore.Identity;
using Parley.Domain.Accounts;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Between the password and the code there is no session: there is a sealed value in the form's own field. It says whose password was
/// right, for a few minutes, and only as long as that password is the member's.
/// </summary>
public sealed class HalfSignIns(Seals seals, UserManager<Member> members)
{
    const string Purpose = "half sign-in";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public string Seal(Member member) => seals.Seal(Purpose, new Half(member.Id.ToString(), member.SecurityStamp), Lifetime);

    public async Task<Member?> OpenAsync(string? value) =>
        seals.Open<Half>(Purpose, value) is { } half
        && await members.FindByIdAsync(half.Member) is { SecondFactorSince: not null } member
        && member.SecurityStamp == half.Stamp
            ? member
            : null;

    sealed record Half(string Member, string Stamp);
}
