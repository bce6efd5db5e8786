using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Notifications;

/// <summary>Mails what came together for a member in a day and is still unread.</summary>
public sealed class OnDigestDue(
    ParleyDb db, FindMailable find, ComposeMail compose, MailLog log, JobQueue jobs, TimeProvider time) : IJobHandler<DigestDue>
{
    public Task HandleAsync(DigestDue happened, CancellationToken cancel) => db.WriteAsync(() => SendAsync(new(happened.MemberId), cancel), cancel);

    async Task SendAsync(MemberId id, CancellationToken cancel)
    {
        // A digest that was sent is not planned any more: a repeated job finds nothing to do.
        var planned = await db.Members.Where(row => row.Id == id && row.DigestAt != null)
            .Set(row => row.DigestAt, (DateTimeOffset?)null).UpdateAsync(cancel);
        if (planned == 0 || await db.Members.SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } member)
            return;

        var news = MailPermissions.MayBeMailed(member) ? await find.FindAsync(member, MailRhythm.Daily, topic: null, cancel) : [];
        if (news.Count == 0)
        {
            await log.NoteAsync(member.Email ?? "", ComposeMail.DigestKind, "", MailStatus.Skipped, "nothing unread is left", cancel);
            return;
        }

        await find.MarkMailedAsync(news, time.GetUtcNow(), cancel);
        await jobs.EnqueueAsync(compose.Digest(member, news), cancel);
    }
}
