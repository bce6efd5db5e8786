using Parley.Domain.Accounts;
using Parley.Domain.Permissions;

namespace Parley.Domain.Bulk;

/// <summary>What can be done to what, by whom, and what has to be said for it.</summary>
public static class BulkKinds
{
    public static readonly IReadOnlyList<BulkKind> OfTopics =
    [
        BulkKind.HideTopics, BulkKind.RestoreTopics, BulkKind.CloseTopics, BulkKind.ReopenTopics, BulkKind.MoveTopics, BulkKind.TagTopics,
        BulkKind.MergeTopics, BulkKind.EraseTopics,
    ];

    public static readonly IReadOnlyList<BulkKind> OfReplies = [BulkKind.HideReplies, BulkKind.RestoreReplies, BulkKind.EraseReplies];

    public static readonly IReadOnlyList<BulkKind> OfMembers = [BulkKind.SuspendMembers];

    /// <summary>What is gone for good is an administrator's to decide.</summary>
    public static bool MayDo(this Viewer viewer, BulkKind kind) => viewer.IsStaff && (!kind.IsForGood() || viewer.Role == Role.Administrator);

    public static bool IsForGood(this BulkKind kind) => kind is BulkKind.EraseTopics or BulkKind.EraseReplies;

    public static bool CanBeUndone(this BulkKind kind) => !kind.IsForGood() && kind != BulkKind.MergeTopics;

    /// <summary>Whether those whom it is done to are owed the reason.</summary>
    public static bool TakesReason(this BulkKind kind) => kind is BulkKind.HideTopics or BulkKind.CloseTopics or BulkKind.ReopenTopics
        or BulkKind.HideReplies or BulkKind.SuspendMembers or BulkKind.CleanUp || kind.IsForGood();
}
