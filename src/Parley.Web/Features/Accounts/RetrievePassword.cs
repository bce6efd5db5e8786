using System.Globalization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Gives somebody a new password by a mailed link. It is also how a member who was brought over from another forum claims the
/// account: there is no password until then.
/// </summary>
public sealed class RetrievePassword(ParleyDb db, Seals seals, WriteMail write, TakeAllowance allowance, JobQueue jobs)
{
    const string Purpose = "new password";

    static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Has the link mailed if somebody has that address. Nothing tells the asker whether: a job finds it out.</summary>
    public async Task<Outcome<bool>> AskAsync(string email, Caller caller, CancellationToken cancel)
    {
        if (EmailAddress.Check(email, "email") is { } problem)
            return problem;
        if (!await allowance.TakeAsync(MailSubjects.OfClient("password-by", caller.Network), Ration.NewPasswordsOfClient, cancel)
            || !await allowance.TakeAsync(MailSubjects.Of("password-to", email), Ration.NewPassword, cancel))
        {
            return new Problem("", "TooManyLinks");
        }

        var forgotten = new PasswordForgotten(email.Trim(), CultureInfo.CurrentUICulture.Name);
        await db.WriteAsync(() => jobs.EnqueueAsync(forgotten, cancel), cancel);
        return true;
    }

    public async Task<string> MailLinkAsync(Member member, string? language, CancellationToken cancel)
    {
        var link = write.AddressOf(PathFor(member));
        var mail = write.Write(member.IsClaimed ? AccountMail.Reset : AccountMail.Claim, member.Email!, member.Language ?? language, member.Name, link);
        await db.WriteAsync(() => jobs.EnqueueAsync(mail, cancel), cancel);
        return link;
    }

    // The stamp goes along: the link dies with its use, and with any other change of the password.
    public string PathFor(Member member) =>
        $"/reset-password?member={member.Id}&token={seals.Seal(Purpose, Lifetime, $"{member.Id}", member.SecurityStamp, member.EmailKey ?? "")}";

    /// <summary>What <see cref="PathFor"/> sealed: the member's id, stamp and address.</summary>
    internal string[]? Open(string? token) => seals.Open(Purpose, token);
}

/// <summary>Somebody wants a new password for whoever has this address.</summary>
public sealed record PasswordForgotten(string Email, string Language);
