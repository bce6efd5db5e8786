using System.Globalization;
using Parley.Domain.Bulk;
using Parley.Domain.Permissions;
using Parley.Web.Features.Posts;

namespace Parley.Web.Features.Bulk;

/// <summary>Whose like it was stands with the item from the beginning.</summary>
public sealed class RemoveLikesStep(LikePost like) : IBulkStep
{
    public BulkKind Kind => BulkKind.RemoveLikes;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await SetAsync(viewer, item, likes: false, cancel) ? item.Former : null;

    public Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) => SetAsync(viewer, item, likes: true, cancel);

    Task<bool> SetAsync(Viewer viewer, BulkItem item, bool likes, CancellationToken cancel) =>
        like.SetForAsync(viewer, new(long.Parse(item.Former, CultureInfo.InvariantCulture)), new(item.ThingId), likes, cancel);
}
