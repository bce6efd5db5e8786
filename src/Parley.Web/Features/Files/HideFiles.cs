using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Posts;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>Lets files follow a version of a post that a moderator takes out or puts back, in the same transaction.</summary>
public sealed class HideFiles(ParleyDb db, FileReferences references)
{
    /// <summary>After the version was taken out. What the post or another version shows stays.</summary>
    public async Task HideAsync(PostVersion version, CancellationToken cancel)
    {
        var keys = FileAddress.KeysIn(version.Markdown);
        if (keys.Count == 0)
            return;

        var html = await db.Posts.Where(row => row.Id == version.PostId).Select(row => row.Html).SingleAsync(cancel);
        var shown = (await references.KeptAsync(version.PostId, cancel)).Shown.Concat(FileAddress.KeysLinkedIn(html)).ToHashSet();
        await SetAsync(version.PostId, keys.Where(key => !shown.Contains(key)), isHidden: true, cancel);
    }

    public Task ShowAsync(PostVersion version, CancellationToken cancel) =>
        SetAsync(version.PostId, FileAddress.KeysIn(version.Markdown), isHidden: false, cancel);

    async Task SetAsync(PostId post, IEnumerable<string> keys, bool isHidden, CancellationToken cancel)
    {
        var which = keys.ToHashSet();
        if (which.Count > 0)
            await references.HideAsync(post, (await references.OfAsync(post, cancel)).Where(file => which.Contains(file.Key)), isHidden, cancel);
    }
}
