using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Gives a member who knows the old password a new one, and ends all sessions but this one.</summary>
public sealed class ChangePassword(ParleyDb db, VerifyOwner owner, JudgePassword judge, SetPassword setPassword)
{
    public async Task<Outcome<Member>> ChangeAsync(Member member, ChangePasswordForm form, SessionId session, CancellationToken cancel)
    {
        if (judge.Judge(form.NewPassword, "newPassword", member.Name, member.Email) is { } unfit)
            return unfit;
        if (await owner.CheckAsync(member, form.OldPassword, "oldPassword", cancel) is { } problem)
            return problem;
        if (form.NewPassword == form.OldPassword)
            return new Problem("newPassword", "PasswordSame");

        var changed = await db.WriteAsync(() => setPassword.SetAsync(member, form.NewPassword!, session, cancel), cancel);
        return changed is not null ? changed : new Problem("", "ChangedMeanwhile");
    }
}

public sealed record ChangePasswordForm
{
    public string? OldPassword { get; init; }

    public string? NewPassword { get; init; }
}
