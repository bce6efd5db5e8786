namespace Parley.Domain.Notifications;

/// <summary>The time came to send a notification by e-mail, unless it was read meanwhile.</summary>
public sealed record NotificationMailDue(long MemberId, long PostId, NotificationSubject Subject);
