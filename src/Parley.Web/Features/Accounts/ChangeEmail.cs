using System.Globalization;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Asks for another address, or for the link to the present one again. A link goes there, whether the address is anybody's or not;
/// nothing changes until it is followed (<see cref="ConfirmEmail"/>).
/// </summary>
public sealed class ChangeEmail(ParleyDb db, VerifyOwner owner, TakeAllowance allowance, JobQueue jobs)
{
    public async Task<Outcome<bool>> AskAsync(Member member, ChangeEmailForm form, CancellationToken cancel)
    {
        if (EmailAddress.Check(form.Email, "email") is { } problem)
            return problem;
        if (await owner.CheckAsync(member, form.EmailPassword, "emailPassword", cancel) is { } wrong)
            return wrong;
        if (!await allowance.TakeAsync($"email-change:{member.Id}", Ration.AddressChange, cancel))
            return new Problem("", "TooManyAddresses");

        await SendAsync(member, form.Email!.Trim(), cancel);
        return true;
    }

    public async Task<Outcome<bool>> AskAgainAsync(Member member, CancellationToken cancel)
    {
        if (!member.AwaitsConfirmation)
            return new NotThere();
        if (!await allowance.TakeAsync($"email-confirm:{member.Id}", Ration.LinkAgain, cancel))
            return new Problem("", "MailTooSoon");

        await SendAsync(member, member.Email!, cancel);
        return true;
    }

    Task SendAsync(Member member, string email, CancellationToken cancel)
    {
        var asked = new EmailChangeAsked(member.Id.Value, email, member.Language ?? CultureInfo.CurrentUICulture.Name);
        return db.WriteAsync(() => jobs.EnqueueAsync(asked, cancel), cancel);
    }
}

public sealed record ChangeEmailForm
{
    public string? Email { get; init; }

    public string? EmailPassword { get; init; }
}

/// <summary>A member wants this address to be the account's.</summary>
public sealed record EmailChangeAsked(long MemberId, string Email, string Language);
