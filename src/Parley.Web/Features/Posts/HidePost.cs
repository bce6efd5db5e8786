using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Live;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Hides a post by its author or a moderator, and takes exactly that away again. Done twice, it is done once.</summary>
public sealed class HidePost(ParleyDb db, FindPost find, CountHiding count, LetInReply letIn, KeepDraft drafts, JobQueue jobs, TimeProvider time)
{
    /// <summary>Where a reason is written, as drafts know it.</summary>
    public static string PlaceOf(PostId post) => $"/p/{post}/hiding";

    /// <summary>The post, when this viewer may hide it.</summary>
    public async Task<FoundPost?> FindAsync(Viewer viewer, PostId id, CancellationToken cancel) =>
        await find.InPlaceAsync(viewer, id, cancel) is { } found && PostPermissions.CauseToHide(viewer, found.Topic, found.Post) != HiddenCauses.None
            ? found
            : null;

    public Task<Outcome<FoundPost>> HideAsync(Viewer viewer, PostId id, string reason, CancellationToken cancel) =>
        db.WriteAsync(() => TryHideAsync(viewer, id, reason, cancel), cancel);

    public Task<Outcome<FoundPost>> RestoreAsync(Viewer viewer, PostId id, CancellationToken cancel) =>
        db.WriteAsync(() => TryRestoreAsync(viewer, id, cancel), cancel);

    async Task<Outcome<FoundPost>> TryHideAsync(Viewer viewer, PostId id, string reason, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var cause = PostPermissions.CauseToHide(viewer, found.Topic, found.Post);
        if (cause == HiddenCauses.None)
            return found.Post.Hidden != HiddenCauses.None ? found : new NotThere();
        if (cause == HiddenCauses.ByModerator && ModerationReason.Check(reason, "reason") is { } problem)
            return problem;

        await ChangeAsync(found, found.Post.Hidden | cause, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        if (cause == HiddenCauses.ByModerator)
            await TellAsync(viewer, found, ModeratorAct.PostHidden, reason, cancel);
        return found;
    }

    async Task<Outcome<FoundPost>> TryRestoreAsync(Viewer viewer, PostId id, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var cause = PostPermissions.CauseToLift(viewer, found.Topic, found.Post);
        if (cause == HiddenCauses.None)
            return found.Post.Hidden == HiddenCauses.None ? found : new NotThere();

        await ChangeAsync(found, found.Post.Hidden & ~cause, cancel);
        if (cause == HiddenCauses.ByModerator)
            await TellAsync(viewer, found, ModeratorAct.PostShown, "", cancel);
        return found;
    }

    /// <summary>In a transaction that holds the topic: with the causes that it is hidden for from now on.</summary>
    public async Task ChangeAsync(FoundPost found, HiddenCauses hidden, CancellationToken cancel)
    {
        await db.Posts.Where(row => row.Id == found.Post.Id).Set(row => row.Hidden, hidden).UpdateAsync(cancel);
        var (wasShown, isShown, placed) = (found.Post.Hidden == HiddenCauses.None, hidden == HiddenCauses.None, found);
        if (wasShown && !isShown)
            await count.HiddenAsync(found, cancel);
        else if (isShown && !wasShown)
            await count.ShownAsync(placed = await letIn.LetInAsync(found, cancel), cancel);
        db.Tell(new TopicMoved(found.Topic.Id.Value, placed.Post.Number));
    }

    async Task TellAsync(Viewer viewer, FoundPost found, ModeratorAct act, string reason, CancellationToken cancel)
    {
        await db.LogAsync(viewer, EntryOf(found, act, reason), cancel);
        await jobs.EnqueueAsync(new PostModerated(found.Post.Id.Value, viewer.RequireMember().Value, act), cancel);
    }

    ModerationEntry EntryOf(FoundPost found, ModeratorAct act, string reason) => new()
    {
        At = time.GetUtcNow(),
        Act = act,
        AuthorId = found.Post.AuthorId,
        TopicId = found.Topic.Id,
        PostId = found.Post.Id,
        Reason = reason,
    };
}
