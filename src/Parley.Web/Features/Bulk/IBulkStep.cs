using Parley.Domain.Bulk;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Bulk;

/// <summary>What one kind of act does to one thing, in the transaction that notes it; and how that is undone.</summary>
public interface IBulkStep
{
    BulkKind Kind { get; }

    /// <summary>Answers with what undoing needs to know, which may be nothing; null where there was nothing to do, or it may not be done.</summary>
    Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel);

    /// <summary>Says whether it is as it was; not, where others changed it meanwhile.</summary>
    Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel);
}
