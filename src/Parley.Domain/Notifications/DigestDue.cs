namespace Parley.Domain.Notifications;

/// <summary>The time came to send a member what waits for the daily mail.</summary>
public sealed record DigestDue(long MemberId);
