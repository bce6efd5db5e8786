using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Live;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Notifications;

/// <summary>Gives a member a notification, and sees to the mail that is to tell of it. In the caller's transaction.</summary>
public sealed class DeliverNotifications(ParleyDb db, JobQueue jobs, ParleyOptions options, TimeProvider time)
{
    public async Task<NotificationId> DeliverAsync(Notification notification, Member member, CancellationToken cancel)
    {
        var id = new NotificationId(await db.InsertWithInt64IdentityAsync(notification, token: cancel));
        db.Tell(new BellMoved(member.Id.Value));
        if (!MailPermissions.MayBeMailed(member))
            return id;

        switch (MailPermissions.RhythmOf(member, notification.Kind))
        {
            case MailRhythm.Immediately:
                await jobs.EnqueueAsync(
                    new NotificationMailDue(member.Id.Value, notification.PostId.Value, notification.Subject), MailTime(), cancel);
                break;
            case MailRhythm.Daily:
                await PlanDigestAsync(member, cancel);
                break;
        }

        return id;
    }

    // Not at once: who is on the site reads it there.
    DateTimeOffset MailTime() => time.GetUtcNow().AddMinutes(options.Notifications.MailDelayMinutes);

    // One digest at a time waits for a member: whoever sets its time leaves the job.
    async Task PlanDigestAsync(Member member, CancellationToken cancel)
    {
        var due = DigestTime.After(time.GetUtcNow(), options.Notifications.DigestHour, ReadersZone.ZoneOf(member) ?? TimeZoneInfo.Utc);
        var planned = await db.Members.Where(row => row.Id == member.Id && row.DigestAt == null)
            .Set(row => row.DigestAt, (DateTimeOffset?)due).UpdateAsync(cancel);
        if (planned == 1)
            await jobs.EnqueueAsync(new DigestDue(member.Id.Value), due, cancel);
    }
}
