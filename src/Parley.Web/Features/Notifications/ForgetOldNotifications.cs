using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Notifications;

namespace Parley.Web.Features.Notifications;

/// <summary>Forgets what was told and mailed long ago.</summary>
public sealed class ForgetOldNotifications(ParleyDb db, ParleyOptions options, TimeProvider time)
{
    // Writers of posts get their turn between the batches.
    const int RowsAtOnce = 500;

    /// <summary>Says how many notifications it forgot.</summary>
    public async Task<int> ForgetAsync(CancellationToken cancel)
    {
        var (read, unread, mails) = (
            DaysAgo(options.Notifications.KeepReadDays), DaysAgo(options.Notifications.KeepUnreadDays), DaysAgo(options.Notifications.KeepMailLogDays));
        await db.WriteAsync(() => db.MailLog.Where(row => row.At < mails).DeleteAsync(cancel), cancel);
        await db.WriteAsync(() => db.EmailChanges.Where(row => row.AskedAt < mails).DeleteAsync(cancel), cancel);
        return await ForgetAsync(db.Notifications.Where(row => !row.IsUnread && row.ReadAt < read), cancel)
            + await ForgetAsync(db.Notifications.Where(row => row.IsUnread && row.CreatedAt < unread), cancel);
    }

    async Task<int> ForgetAsync(IQueryable<Notification> old, CancellationToken cancel)
    {
        var forgotten = 0;
        while (await old.Select(row => row.Id).Take(RowsAtOnce).ToArrayAsync(cancel) is { Length: > 0 } ids)
        {
            await db.WriteAsync(() => ForgetAsync(ids, cancel), cancel);
            forgotten += ids.Length;
        }

        return forgotten;
    }

    async Task ForgetAsync(NotificationId[] ids, CancellationToken cancel)
    {
        await db.NotificationActors.Where(row => ids.Contains(row.NotificationId)).DeleteAsync(cancel);
        await db.Notifications.Where(row => ids.Contains(row.Id)).DeleteAsync(cancel);
    }

    DateTimeOffset DaysAgo(int days) => time.GetUtcNow().AddDays(-days);
}
