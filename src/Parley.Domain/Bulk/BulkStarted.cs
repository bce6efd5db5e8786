namespace Parley.Domain.Bulk;

/// <summary>Of an act on many there is something left to do, or to undo.</summary>
public sealed record BulkStarted(long BulkId);
