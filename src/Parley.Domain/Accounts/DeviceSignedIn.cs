namespace Parley.Domain.Accounts;

/// <summary>A member signed in with a browser that had not been seen with this member. After-effects are told by this.</summary>
public sealed record DeviceSignedIn(long MemberId, DateTimeOffset At, string? Address, string Agent);
