using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Notifications;

/// <summary>Finds what a member is still to be mailed of: unread, visible, wanted, and not of a topic that was mailed since the last visit.</summary>
public sealed class FindMailable(ParleyDb db)
{
    const int MostRows = 200;

    public async Task<IReadOnlyList<MailedNotification>> FindAsync(Member member, MailRhythm rhythm, TopicId? topic, CancellationToken cancel)
    {
        var unread = db.UnreadOf(member.Id).Where(row => row.MailedAt == null);
        if (topic is { } one)
            unread = unread.Where(row => row.TopicId == one);

        var rows = await (
            from notification in unread
            join actor in db.Members on notification.ActorId equals actor.Id
            join post in db.Posts on notification.PostId equals post.Id
            join ofTopic in db.Topics on notification.TopicId equals ofTopic.Id
            where !MailedSince(member).Any(mailed => mailed.TopicId == ofTopic.Id)
            orderby notification.Id
            select new MailedNotification
            {
                Notification = notification,
                ActorName = actor.Name,
                TopicId = ofTopic.Id,
                TopicTitle = ofTopic.Title,
                Markdown = post.Markdown,
            }).Take(MostRows).ToListAsync(cancel);
        return [.. rows.Where(row => MailPermissions.RhythmOf(member, row.Notification.Kind) == rhythm)];
    }

    /// <summary>Whether the member had a mail of the topic and was not here since.</summary>
    public Task<bool> IsMailedAsync(Member member, TopicId topic, CancellationToken cancel) =>
        MailedSince(member).AnyAsync(row => row.TopicId == topic, cancel);

    public Task MarkMailedAsync(IEnumerable<MailedNotification> rows, DateTimeOffset at, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.Notification.Id).ToArray();
        return db.Notifications.Where(row => ids.Contains(row.Id)).Set(row => row.MailedAt, (DateTimeOffset?)at).UpdateAsync(cancel);
    }

    IQueryable<Notification> MailedSince(Member member)
    {
        var visit = member.LastSeenAt ?? DateTimeOffset.UnixEpoch;
        return db.Notifications.Where(row => row.MemberId == member.Id && row.MailedAt >= visit);
    }
}

public sealed record MailedNotification
{
    public required Notification Notification { get; init; }

    public required string ActorName { get; init; }

    public required TopicId TopicId { get; init; }

    public required string TopicTitle { get; init; }

    public required string Markdown { get; init; }
}
