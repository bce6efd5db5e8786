namespace Parley.Domain.Accounts;

/// <summary>The days in which a member could still keep the account are over.</summary>
public sealed record AccountDue(long MemberId);
