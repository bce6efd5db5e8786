using Microsoft.Extensions.Localization;
using Parley.Domain.Bulk;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Web.Features.Posts;

namespace Parley.Web.Features.Bulk;

public sealed class HideRepliesStep(FindPost find, HidePost hide) : IBulkStep
{
    public BulkKind Kind => BulkKind.HideReplies;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await find.TakeAsync(viewer, new(item.ThingId), cancel) is { } found
        && PostPermissions.CauseToHide(viewer, found.Topic, found.Post) != HiddenCauses.None
        && (await hide.HideAsync(viewer, found.Post.Id, act.Reason, cancel)).IsDone
            ? ""
            : null;

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        (await hide.RestoreAsync(viewer, new(item.ThingId), cancel)).IsDone;
}

public sealed class RestoreRepliesStep(FindPost find, HidePost hide, IStringLocalizer<Words> words) : IBulkStep
{
    public BulkKind Kind => BulkKind.RestoreReplies;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await find.TakeAsync(viewer, new(item.ThingId), cancel) is { } found
        && PostPermissions.CauseToLift(viewer, found.Topic, found.Post) != HiddenCauses.None
        && (await hide.RestoreAsync(viewer, found.Post.Id, cancel)).IsDone
            ? ""
            : null;

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        (await hide.HideAsync(viewer, new(item.ThingId), words["TakenBack"], cancel)).IsDone;
}
