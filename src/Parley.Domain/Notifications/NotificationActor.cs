using Parley.Domain.Accounts;

namespace Parley.Domain.Notifications;

/// <summary>One of several who did what a collected notification tells, so that nobody is counted twice.</summary>
public sealed class NotificationActor
{
    public NotificationId NotificationId { get; init; }

    public MemberId ActorId { get; init; }
}
