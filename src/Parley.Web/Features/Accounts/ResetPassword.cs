using LinqToDB;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Takes the new password of who followed the link of <see cref="RetrievePassword"/>.</summary>
public sealed class ResetPassword(
    ParleyDb db, UserManager<Member> members, RetrievePassword retrieve, SetPassword setPassword, JudgePassword judge, VerifyPassword verify,
    TimeProvider time)
{
    /// <summary>Whose link it is; null when it is dead.</summary>
    public async Task<Member?> FindAsync(ResetPasswordForm form)
    {
        if (retrieve.Open(form.Token) is not [var id, var stamp, var email] || id != form.Member)
            return null;

        var member = await members.FindByIdAsync(id);
        return member?.SecurityStamp == stamp && (member.EmailKey ?? "") == email ? member : null;
    }

    /// <summary>The member as <see cref="FindAsync"/> found it: of two who use the link at once the second finds nothing.</summary>
    public async Task<Outcome<Member>> ResetAsync(Member member, string? password, CancellationToken cancel)
    {
        if (judge.Judge(password, "password", member.Name, member.Email) is { } problem)
            return problem;
        if (member.IsClaimed && verify.Fits(member, password))
            return new Problem("password", "PasswordSame");

        var changed = await db.WriteAsync(() => SetAsync(member, password!, cancel), cancel);
        return changed is not null ? changed : new NotThere();
    }

    // Who followed the link has the mailbox, and so the address is confirmed.
    async Task<Member?> SetAsync(Member member, string password, CancellationToken cancel)
    {
        if (await setPassword.SetAsync(member, password, keep: null, cancel) is not { } changed)
            return null;

        await db.Members.Where(row => row.Id == member.Id && row.EmailConfirmedAt == null && row.Email != null)
            .Set(row => row.EmailConfirmedAt, (DateTimeOffset?)time.GetUtcNow())
            .UpdateAsync(cancel);
        string[] subjects = [$"member:{member.Id}", $"member:{member.Id}:email"];
        await db.LoginFailures.Where(row => subjects.Contains(row.Subject)).DeleteAsync(cancel);
        return changed;
    }
}
