using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Platform.Email;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Gives somebody a new password by a mailed link. It is also how a member who was brought over from another forum claims the
/// account: there is no password until then.
/// </summary>
public sealed class RetrievePassword(
    ParleyDb db, UserManager<Member> members, JobQueue jobs, ParleyOptions options, IStringLocalizer<Words> words)
{
    /// <summary>Mails the link if somebody has that address. Nothing tells the asker whether.</summary>
    public async Task<Outcome<bool>> AskAsync(string email, CancellationToken cancel)
    {
        if (EmailAddress.Check(email, "email") is { } problem)
            return problem;
        if (await members.FindByEmailAsync(email) is { } member)
            await MailLinkAsync(member, cancel);
        return true;
    }

    public async Task<string> MailLinkAsync(Member member, CancellationToken cancel)
    {
        var token = await members.GeneratePasswordResetTokenAsync(member);
        var link = $"{options.PublicAddress}/reset-password?member={member.Id}&token={Uri.EscapeDataString(token)}";
        var subject = words[member.IsClaimed ? "Mail.Reset.Subject" : "Mail.Claim.Subject", options.Forum.Name];
        var text = words[member.IsClaimed ? "Mail.Reset.Text" : "Mail.Claim.Text", member.Name, options.Forum.Name, link];
        await db.WriteAsync(() => jobs.EnqueueAsync(new Mail(member.Email!, subject, text), cancel), cancel);
        return link;
    }

    public async Task<Outcome<Member>> ResetAsync(ResetPasswordForm form)
    {
        if (Password.Check(form.Password, "password") is { } problem)
            return problem;

        var member = await members.FindByIdAsync(form.Member ?? "");
        var result = member is null ? null : await members.ResetPasswordAsync(member, form.Token ?? "", form.Password!);
        return result is { Succeeded: true } ? member! : new Problem("", "LinkDead");
    }
}
