using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Platform.Email;

namespace Parley.Web.Features.Accounts;

/// <summary>Mails the link to the new address; an address of another account is told that, and the asker is not.</summary>
public sealed class OnEmailChangeAsked(
    ParleyDb db, WriteMail write, ConfirmEmail confirm, TakeAllowance allowance, JobQueue jobs) : IJobHandler<EmailChangeAsked>
{
    public async Task HandleAsync(EmailChangeAsked happened, CancellationToken cancel)
    {
        var id = new MemberId(happened.MemberId);
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } member)
            return;
        if (!await allowance.TakeAsync(MailSubjects.Of("register-to", happened.Email), Ration.MailToStranger, cancel))
            return;

        var mail = await MailAsync(member, happened, cancel);
        await db.WriteAsync(() => jobs.EnqueueAsync(mail, cancel), cancel);
    }

    async Task<Mail> MailAsync(Member member, EmailChangeAsked asked, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(asked.Email);
        var other = await db.Members.SingleOrDefaultAsync(row => row.EmailKey == key && row.Id != member.Id, cancel);
        return other is null
            ? write.Write(AccountMail.ConfirmAddress, asked.Email, asked.Language, member.Name, confirm.LinkFor(member, asked.Email))
            : write.Write(AccountMail.EmailKnown, other.Email!, other.Language ?? asked.Language, other.Name, write.AddressOf("/login"));
    }
}
