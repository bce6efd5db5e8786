namespace Parley.Domain.Bulk;

/// <summary>What is done to many at once.</summary>
public enum BulkKind
{
    HideTopics = 0,
    RestoreTopics = 1,
    CloseTopics = 2,
    ReopenTopics = 3,
    MoveTopics = 4,
    TagTopics = 5,
    MergeTopics = 6,
    EraseTopics = 7,
    HideReplies = 20,
    RestoreReplies = 21,
    EraseReplies = 22,
    SuspendMembers = 40,

    /// <summary>All that one member did in a time, and the member: each of it is an item of its own kind.</summary>
    CleanUp = 60,

    /// <summary>Of a clean-up: a like that the member gave.</summary>
    RemoveLikes = 61,
}
