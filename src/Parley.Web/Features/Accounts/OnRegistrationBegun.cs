using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Platform.Email;

namespace Parley.Web.Features.Accounts;

/// <summary>Mails the link; or, where the address has an account, says that to whom it belongs and to nobody else.</summary>
public sealed class OnRegistrationBegun(
    ParleyDb db, WriteMail write, ConfirmRegistration confirm, TakeAllowance allowance, JobQueue jobs) : IJobHandler<RegistrationBegun>
{
    public async Task HandleAsync(RegistrationBegun happened, CancellationToken cancel)
    {
        var id = new RegistrationId(happened.RegistrationId);
        if (await db.Registrations.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } registration)
            return;
        if (!await allowance.TakeAsync(MailSubjects.Of("register-to", registration.Email), Ration.MailToStranger, cancel))
            return;

        var mail = await MailAsync(registration, cancel);
        await db.WriteAsync(() => jobs.EnqueueAsync(mail, cancel), cancel);
    }

    async Task<Mail> MailAsync(Registration registration, CancellationToken cancel)
    {
        var owner = await db.Members.SingleOrDefaultAsync(member => member.EmailKey == registration.EmailKey, cancel);
        return owner is null
            ? write.Write(AccountMail.Confirm, registration.Email, registration.Language, registration.Name, confirm.LinkFor(registration))
            : write.Write(AccountMail.Known, owner.Email!, owner.Language ?? registration.Language, owner.Name, write.AddressOf("/login"));
    }
}
