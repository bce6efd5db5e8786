using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Bulk;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Bulk;

public sealed class EraseRepliesStep(ErasePost erase) : IBulkStep
{
    public BulkKind Kind => BulkKind.EraseReplies;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await erase.EraseAsync(viewer, new(item.ThingId), act.Reason, cancel) ? "" : null;

    public Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) => Task.FromResult(false);
}

public sealed class EraseTopicsStep(ParleyDb db, ErasePost erase) : IBulkStep
{
    public BulkKind Kind => BulkKind.EraseTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await FirstAsync(new(item.ThingId), cancel) is { } first && await erase.EraseAsync(viewer, first.Id, act.Reason, cancel) ? "" : null;

    public Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) => Task.FromResult(false);

    Task<Post?> FirstAsync(TopicId topic, CancellationToken cancel) => db.Posts.SingleOrDefaultAsync(row => row.TopicId == topic && row.Number == 1, cancel)!;
}
