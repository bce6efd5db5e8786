namespace Parley.Domain.Accounts;

/// <summary>A member goes by another name from now on, and nothing is to tell the old one.</summary>
public sealed record NameGone(long MemberId, string OldName, string NewName);
