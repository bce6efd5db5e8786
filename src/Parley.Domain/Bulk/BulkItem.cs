namespace Parley.Domain.Bulk;

/// <summary>One of the things that an act is done to.</summary>
public sealed record BulkItem
{
    public long Id { get; init; }

    public long BulkId { get; init; }

    /// <summary>What is done to it: the act's kind, but where the act is a clean-up.</summary>
    public BulkKind Kind { get; init; }

    /// <summary>The number of the topic, post or member.</summary>
    public long ThingId { get; init; }

    public BulkItemState State { get; init; }

    /// <summary>What undoing needs to know of how it was.</summary>
    public string Former { get; init; } = "";
}

public enum BulkItemState
{
    Waiting = 0,
    Done = 1,

    /// <summary>It was so already, has gone, or is not the moderator's to change.</summary>
    Skipped = 2,

    Undone = 3,

    /// <summary>Others had changed it meanwhile, and it was left at that.</summary>
    Kept = 4,
}
