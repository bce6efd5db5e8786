using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>Mails those who may let newcomers in that one waits; in the transaction that made the member.</summary>
public sealed class TellAdministrators(ParleyDb db, WriteMail write, JobQueue jobs, ParleyOptions options)
{
    public async Task TellAsync(Member newcomer, CancellationToken cancel)
    {
        var administrators = await db.Members
            .Where(row => row.Role == Role.Administrator && row.Email != null && row.EmailConfirmedAt != null)
            .ToListAsync(cancel);
        foreach (var administrator in administrators)
        {
            // Not in the language of the newcomer, whose request this is.
            var language = options.Languages.Of(administrator.Language);
            await jobs.EnqueueAsync(
                write.Write(
                    AccountMail.NewcomerWaits, administrator.Email!, language, administrator.Name, write.AddressOf("/admin/registrations"), newcomer.Name),
                cancel);
        }
    }
}
