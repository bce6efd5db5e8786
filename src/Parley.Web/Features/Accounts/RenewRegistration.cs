using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>For who waits for the mail: sends it once more, or to another address. The ticket is in the page's address.</summary>
public sealed class RenewRegistration(ParleyDb db, Seals seals, VerifyPassword verify, FilterFields filters, TakeAllowance allowance, JobQueue jobs)
{
    const string Purpose = "registration waits";

    /// <summary>The page on which somebody waits.</summary>
    public static string PathFor(string ticket) => $"/register/waiting?ticket={ticket}";

    /// <summary>Whether it is one of ours, whatever became of the registration.</summary>
    public bool IsTicket(string? ticket) => seals.Open(Purpose, ticket) is [_];

    public string TicketOf(RegistrationId id) => seals.Seal(Purpose, StoreRegistration.Lifetime, $"{id}");

    public async Task<Registration?> FindAsync(string? ticket, CancellationToken cancel)
    {
        if (seals.Open(Purpose, ticket) is not [var number])
            return null;

        var id = RegistrationIds.Parse(number);
        return await db.Registrations.SingleOrDefaultAsync(row => row.Id == id, cancel);
    }

    /// <summary>Null for <paramref name="email"/>: to the same address.</summary>
    public async Task<Outcome<bool>> RenewAsync(string? ticket, string? email, CancellationToken cancel)
    {
        if (await FindAsync(ticket, cancel) is not { } registration)
            return new NotThere();
        if (email is not null && EmailAddress.Check(email, "email") is { } problem)
            return problem;
        if (email is not null && await filters.EmailAsync(email, cancel) is { Action: FilterAction.Block } domain)
            return new Problem("email", "EmailDomainRefused", domain.Found);

        return await RenewAsync(registration, email ?? registration.Email, cancel) ? true : new Problem("", "MailTooSoon");
    }

    /// <summary>
    /// For a form whose name waits already. With the same password it is the same person, who mistyped the address or clicked twice. For
    /// anybody else the name is taken, as if it were a member's.
    /// </summary>
    public async Task<Outcome<RegistrationId>> FromFormAsync(RegisterForm form, CancellationToken cancel)
    {
        var (key, shape) = (MemberName.KeyOf(form.CleanName), MemberName.ShapeOf(form.CleanName));
        var others = await db.Registrations.Where(row => row.NameKey == key || row.NameShape == shape).ToListAsync(cancel);
        if (others.FirstOrDefault(row => row.NameKey == key) is not { } same)
            return others.Count > 0 ? new Problem("name", "NameTooAlike") : new Problem("", "FormTooOld");
        if (!verify.Fits(same, form.Password))
            return new Problem("name", "NameTaken");

        await RenewAsync(same, form.Email!, cancel);
        return same.Id;
    }

    async Task<bool> RenewAsync(Registration registration, string email, CancellationToken cancel)
    {
        var isSame = EmailAddress.KeyOf(email) == registration.EmailKey;
        var mayHave = isSame
            ? await allowance.TakeAsync($"registration:{registration.Id}", Ration.LinkAgain, cancel)
            : await allowance.TakeAsync($"registration-address:{registration.Id}", Ration.AddressChange, cancel);
        if (mayHave)
            await db.WriteAsync(() => SendAsync(registration.Id, email.Trim(), cancel), cancel);
        return mayHave;
    }

    async Task SendAsync(RegistrationId id, string email, CancellationToken cancel)
    {
        await db.Registrations.Where(row => row.Id == id)
            .Set(row => row.Email, email)
            .Set(row => row.EmailKey, EmailAddress.KeyOf(email))
            .UpdateAsync(cancel);
        await jobs.EnqueueAsync(new RegistrationBegun(id.Value), cancel);
    }
}
