using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Files;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>
/// Notes which files a post shows or links, in the transaction that saves it. A writer can give away only what the writer may see:
/// to know the address of somebody else's file opens it to nobody.
/// </summary>
public sealed class ReferToFiles(ParleyDb db, FileReferences references, TimeProvider time)
{
    public async Task OfNewPostAsync(Viewer viewer, PostId post, BakedText text, CancellationToken cancel)
    {
        if (text.FileKeys.Count > 0)
            await ReferAsync(post, await FindAsync(viewer, text.FileKeys, cancel), cancel);
    }

    /// <summary>
    /// After the versions of the post were kept. What the post showed before, it may go on showing, whoever edits it; what neither it
    /// nor its history shows any more is nobody's but its bringer's.
    /// </summary>
    public async Task OfEditedPostAsync(Viewer viewer, PostId post, BakedText text, CancellationToken cancel)
    {
        var before = await references.OfAsync(post, cancel);
        if (before.Count == 0 && text.FileKeys.Count == 0)
            return;

        var found = await FindAsync(viewer, text.FileKeys, cancel);
        await ReferAsync(post, found.Except(before.Select(file => file.Id)), cancel);
        await references.HideAsync(post, before.Where(file => file.IsHidden && found.Contains(file.Id)), isHidden: false, cancel);
        await LeaveAsync(post, before.Where(file => !text.FileKeys.Contains(file.Key)).ToList(), cancel);
    }

    // An edit takes a file from the text, and not from what the post said before.
    async Task LeaveAsync(PostId post, List<ReferredFile> left, CancellationToken cancel)
    {
        if (left.Count == 0)
            return;

        var kept = await references.KeptAsync(post, cancel);
        await references.HideAsync(post, left.Where(file => !file.IsHidden && !kept.Shown.Contains(file.Key)), isHidden: true, cancel);
        var dropped = left.Where(file => !kept.Shown.Contains(file.Key) && !kept.Hidden.Contains(file.Key)).Select(file => file.Id).ToArray();
        await TouchAsync(file => dropped.Contains(file.Id), cancel);
        await db.PostFiles.Where(row => row.PostId == post && dropped.Contains(row.FileId)).DeleteAsync(cancel);
    }

    // The rows first: the sweeper, which looks at when they were touched, waits for this transaction or has been before it.
    async Task<List<UploadedFileId>> FindAsync(Viewer viewer, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        await TouchAsync(file => keys.Contains(file.Key), cancel);
        return await db.FilesVisibleTo(viewer).Where(file => keys.Contains(file.Key)).Select(file => file.Id).ToListAsync(cancel);
    }

    Task<int> TouchAsync(System.Linq.Expressions.Expression<Func<UploadedFile, bool>> which, CancellationToken cancel) =>
        db.Files.Where(which).Set(file => file.TouchedAt, time.GetUtcNow()).UpdateAsync(cancel);

    async Task ReferAsync(PostId post, IEnumerable<UploadedFileId> files, CancellationToken cancel)
    {
        foreach (var file in files)
            await db.InsertAsync(new PostFile { PostId = post, FileId = file }, token: cancel);
    }
}
