using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Files;

namespace Parley.Web.Features.Posts;

/// <summary>Takes the text of an old version out of sight, such as for somebody's address in it, and puts it back.</summary>
public sealed class HideVersion(ParleyDb db, FindPost find, HideFiles hideFiles, TimeProvider time)
{
    public async Task<Outcome<PostVersion>> HideAsync(Viewer viewer, PostId id, int number, string reason, CancellationToken cancel)
    {
        if (ModerationReason.Check(reason, "reason") is { } problem)
            return problem;
        return await db.WriteAsync(() => SetAsync(viewer, id, number, time.GetUtcNow(), reason, cancel), cancel);
    }

    public Task<Outcome<PostVersion>> ShowAsync(Viewer viewer, PostId id, int number, CancellationToken cancel) =>
        db.WriteAsync(() => SetAsync(viewer, id, number, hiddenAt: null, reason: null, cancel), cancel);

    async Task<Outcome<PostVersion>> SetAsync(
        Viewer viewer, PostId id, int number, DateTimeOffset? hiddenAt, string? reason, CancellationToken cancel)
    {
        // The post's row first, as an edit does: which version is the last one must not change meanwhile.
        await db.Posts.Where(row => row.Id == id).Set(row => row.EditCount, row => row.EditCount).UpdateAsync(cancel);
        var versions = db.PostVersions.Where(row => row.PostId == id);
        var version = await versions.SingleOrDefaultAsync(row => row.Number == number, cancel);
        if (version is null || await find.VisibleAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (!PostPermissions.CanHideVersion(viewer, version, await versions.MaxAsync(row => row.Number, cancel)))
            return new NotThere();

        if (version.IsHidden == hiddenAt is not null)
            return version;
        await versions.Where(row => row.Number == number)
            .Set(row => row.HiddenAt, hiddenAt).Set(row => row.HiddenReason, reason).UpdateAsync(cancel);
        await (hiddenAt is null ? hideFiles.ShowAsync(version, cancel) : hideFiles.HideAsync(version, cancel));
        await db.LogAsync(viewer, EntryOf(found, hiddenAt is null ? ModeratorAct.VersionShown : ModeratorAct.VersionHidden, reason), cancel);
        return version;
    }

    ModerationEntry EntryOf(FoundPost found, ModeratorAct act, string? reason) => new()
    {
        At = time.GetUtcNow(),
        Act = act,
        AuthorId = found.Post.AuthorId,
        TopicId = found.Topic.Id,
        PostId = found.Post.Id,
        Reason = reason ?? "",
    };
}
