using Parley.Domain.Accounts;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Domain.Notifications;

public sealed record Notification
{
    public NotificationId Id { get; init; }

    public MemberId MemberId { get; init; }

    public NotificationKind Kind { get; init; }

    public NotificationSubject Subject { get; init; }

    /// <summary>Who did it; of several, the last one.</summary>
    public MemberId ActorId { get; init; }

    public int ActorCount { get; init; } = 1;

    public TopicId TopicId { get; init; }

    public PostId PostId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What lists and counts ask, on an index; <see cref="ReadAt"/> says when that ended.</summary>
    public bool IsUnread { get; init; } = true;

    public DateTimeOffset? ReadAt { get; init; }

    public DateTimeOffset? MailedAt { get; init; }
}
