using Parley.Domain.Accounts;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Domain.Notifications;

public sealed class Notification
{
    public NotificationId Id { get; init; }

    public MemberId MemberId { get; init; }

    public NotificationKind Kind { get; init; }

    public MemberId ActorId { get; init; }

    public TopicId TopicId { get; init; }

    public PostId PostId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
}
