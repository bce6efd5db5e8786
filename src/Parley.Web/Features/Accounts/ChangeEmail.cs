using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Asks for another address, or for the link to the present one again. A link goes there, whether the address is anybody's or not;
/// nothing changes until it is followed (<see cref="ConfirmEmail"/>).
/// </summary>
public sealed class ChangeEmail(ParleyDb db, VerifyOwner owner, FilterFields filters, TakeAllowance allowance, JobQueue jobs, TimeProvider time)
{
    public async Task<Outcome<bool>> AskAsync(Member member, ChangeEmailForm form, CancellationToken cancel)
    {
        if (EmailAddress.Check(form.Email, "email") is { } problem)
            return problem;
        if (EmailAddress.KeyOf(form.Email!) == member.EmailKey)
            return new Problem("email", "EmailSame");
        if (member.Role == Role.Member && await filters.EmailAsync(form.Email!, cancel) is { Action: FilterAction.Block } domain)
            return new Problem("email", "EmailDomainRefused", domain.Found);
        if (await owner.CheckAsync(member, form.EmailPassword, "emailPassword", cancel) is { } wrong)
            return wrong;
        if (!await allowance.TakeAsync($"email-change:{member.Id}", Ration.AddressChange, cancel))
            return new Problem("", "TooManyAddresses");

        await db.WriteAsync(() => BeginAsync(member, form.Email!.Trim(), cancel), cancel);
        return true;
    }

    /// <summary>For a member whose present address was never confirmed.</summary>
    public async Task<Outcome<bool>> AskAgainAsync(Member member, CancellationToken cancel) =>
        member.AwaitsConfirmation ? await SendAgainAsync(member, member.Email!, cancel) : new NotThere();

    /// <summary>The address that waits to be confirmed.</summary>
    public Task<EmailChange?> WaitingAsync(Member member, CancellationToken cancel) =>
        db.WaitingChangesOf(member.Id).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);

    public async Task<Outcome<bool>> RepeatAsync(Member member, CancellationToken cancel)
    {
        if (await WaitingAsync(member, cancel) is not { } waiting)
            return new NotThere();

        return await SendAgainAsync(member, waiting.NewEmail, cancel);
    }

    /// <summary>The link that was sent is dead with it.</summary>
    public Task<int> CancelAsync(Member member, CancellationToken cancel) =>
        db.WriteAsync(() => db.WaitingChangesOf(member.Id).DeleteAsync(cancel), cancel);

    async Task<Outcome<bool>> SendAgainAsync(Member member, string email, CancellationToken cancel)
    {
        if (!await allowance.TakeAsync($"email-confirm:{member.Id}", Ration.LinkAgain, cancel))
            return new Problem("", "MailTooSoon");

        await db.WriteAsync(() => RenewAsync(member, email, cancel), cancel);
        return true;
    }

    async Task BeginAsync(Member member, string email, CancellationToken cancel)
    {
        await db.WaitingChangesOf(member.Id).DeleteAsync(cancel);
        await db.InsertAsync(new EmailChange { MemberId = member.Id, NewEmail = email, AskedAt = time.GetUtcNow() }, token: cancel);
        await SendAsync(member, email, cancel);
    }

    async Task RenewAsync(Member member, string email, CancellationToken cancel)
    {
        await db.WaitingChangesOf(member.Id).Where(row => row.NewEmail == email).Set(row => row.AskedAt, time.GetUtcNow()).UpdateAsync(cancel);
        await SendAsync(member, email, cancel);
    }

    Task SendAsync(Member member, string email, CancellationToken cancel) => jobs.EnqueueAsync(
        new EmailChangeAsked(member.Id.Value, email, member.Language ?? CultureInfo.CurrentUICulture.Name), cancel);
}

public sealed record ChangeEmailForm
{
    public string? Email { get; init; }

    public string? EmailPassword { get; init; }
}

/// <summary>A member wants this address to be the account's.</summary>
public sealed record EmailChangeAsked(long MemberId, string Email, string Language);
