using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Lets a post say again what it said before, as a new version.</summary>
public sealed class RestoreVersion(ParleyDb db, EditPost edit, SavePostText save, PrepareText prepare, JudgeText judge)
{
    public async Task<Outcome<PostAddress>> RestoreAsync(Viewer viewer, PostId id, int number, int? seenEdits, CancellationToken cancel)
    {
        var version = await db.PostVersions.SingleOrDefaultAsync(row => row.PostId == id && row.Number == number, cancel);
        if (version is null || !PostPermissions.CanReadVersion(viewer, version))
            return new NotThere();

        // What was fine when it was written may be unwanted by now.
        var text = new WrittenText(version.Markdown, await prepare.BakeAsync(version.Markdown, cancel))
        {
            Beside = version.Title is { } title ? [new("title", title)] : [],
        };
        var judged = await judge.JudgeEditAsync(viewer, id, text, cancel);
        return judged.Problem is { } refused
            ? refused with { Field = "" }
            : await db.WriteAsync(() => SaveAsync(viewer, version, text.Baked, judged.Hold, seenEdits, cancel), cancel);
    }

    async Task<Outcome<PostAddress>> SaveAsync(Viewer viewer, PostVersion version, BakedText text, Hold? hold, int? seenEdits, CancellationToken cancel)
    {
        if (await edit.TakeAsync(viewer, version.PostId, cancel) is not { } found)
            return new NotThere();

        var title = version.Title ?? found.Topic.Title;
        var isSame = found.Post.Markdown == version.Markdown && found.Topic.Title == title;
        if (!isSame && !await save.SaveAsync(viewer, found, new(version.Markdown, text, title, seenEdits) { IsOwnVersion = true }, cancel))
            return new Problem("", "ChangedMeanwhile");
        await save.HoldAsync(viewer, version.PostId, hold, cancel);
        return new PostAddress(found.Topic.Id, found.Topic.Slug, found.Post.Number);
    }
}
