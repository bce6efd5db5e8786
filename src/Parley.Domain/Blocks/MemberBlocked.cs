namespace Parley.Domain.Blocks;

/// <summary>Something was laid on a member, who is to hear of it.</summary>
public sealed record MemberBlocked(long BlockId);
