namespace Parley.Domain.Blocks;

/// <summary>The time of a block is over.</summary>
public sealed record BlockDue(long BlockId);
