using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Notifications;

/// <summary>Mails what is new for a member in a topic, unless that was read, hidden or mailed meanwhile.</summary>
public sealed class OnNotificationMailDue(
    ParleyDb db, FindMailable find, ComposeMail compose, MailLog log, JobQueue jobs, TimeProvider time) : IJobHandler<NotificationMailDue>
{
    /// <summary>Who was seen so lately is here, and reads it here.</summary>
    static readonly TimeSpan Here = TimeSpan.FromMinutes(2);

    public async Task HandleAsync(NotificationMailDue happened, CancellationToken cancel)
    {
        // Another mail of the topic may have told of it.
        if (await FindAsync(happened, cancel) is not { Notification.MailedAt: null } due)
            return;

        if (await WhyNotAsync(due, cancel) is { } reason)
            await log.NoteAsync(due.Member.Email ?? "", ComposeMail.NotificationKind, due.TopicTitle, MailStatus.Skipped, reason, cancel);
        else if (due.Member.LastSeenAt + Here > time.GetUtcNow())
            await db.WriteAsync(() => jobs.EnqueueAsync(happened, time.GetUtcNow() + Here, cancel), cancel);
        else
            await db.WriteAsync(() => MailAsync(due, cancel), cancel);
    }

    Task<DueMail?> FindAsync(NotificationMailDue happened, CancellationToken cancel)
    {
        var (member, post, subject) = (new MemberId(happened.MemberId), new Domain.Posts.PostId(happened.PostId), happened.Subject);
        return (
            from notification in db.Notifications
            join reader in db.Members on notification.MemberId equals reader.Id
            join topic in db.Topics on notification.TopicId equals topic.Id
            where notification.MemberId == member && notification.PostId == post && notification.Subject == subject
            select new DueMail { Notification = notification, Member = reader, TopicTitle = topic.Title }).SingleOrDefaultAsync(cancel);
    }

    // For the operator, who reads the mail log.
    async Task<string?> WhyNotAsync(DueMail due, CancellationToken cancel)
    {
        if (!due.Notification.IsUnread)
            return "read";
        if (!MailPermissions.MayBeMailed(due.Member))
            return "no address that mail may go to";
        if (MailPermissions.RhythmOf(due.Member, due.Notification.Kind) != MailRhythm.Immediately)
            return "not wanted";
        if (!await db.UnreadOf(due.Member.Id).AnyAsync(row => row.Id == due.Notification.Id, cancel))
            return "hidden";
        return await find.IsMailedAsync(due.Member, due.Notification.TopicId, cancel) ? "a mail of this topic went out since the last visit" : null;
    }

    async Task MailAsync(DueMail due, CancellationToken cancel)
    {
        var news = await find.FindAsync(due.Member, MailRhythm.Immediately, due.Notification.TopicId, cancel);
        if (news.Count == 0)
            return;

        await find.MarkMailedAsync(news, time.GetUtcNow(), cancel);
        await jobs.EnqueueAsync(compose.OfTopic(due.Member, news), cancel);
    }

    sealed record DueMail
    {
        public required Notification Notification { get; init; }

        public required Member Member { get; init; }

        public required string TopicTitle { get; init; }
    }
}
