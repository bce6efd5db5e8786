using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Shared;

/// <summary>Keeps what a post said before it was edited, and what it says now, in the transaction of the edit.</summary>
public sealed class KeepVersion(ParleyDb db)
{
    /// <summary>
    /// <paramref name="before"/> is the post as it was, with its topic's title where it is the first post; <paramref name="next"/> gets
    /// its number here. What was brought back on purpose is a version of its own, however quick.
    /// </summary>
    public async Task KeepAsync(Post before, string? titleBefore, PostVersion next, bool isRestored, CancellationToken cancel)
    {
        var last = await LastAsync(before, cancel) ?? await KeepFirstAsync(before, titleBefore, cancel);
        if (!isRestored && last.Takes(next))
            await Row(last).Set(row => row.Markdown, next.Markdown).UpdateAsync(cancel);
        else
            await db.InsertAsync(next with { Number = last.Number + 1 }, token: cancel);
    }

    Task<PostVersion?> LastAsync(Post post, CancellationToken cancel) =>
        db.PostVersions.Where(row => row.PostId == post.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);

    async Task<PostVersion> KeepFirstAsync(Post post, string? title, CancellationToken cancel)
    {
        var first = new PostVersion
        {
            PostId = post.Id,
            Number = 1,
            EditorId = post.AuthorId,
            CreatedAt = post.EditedAt ?? post.CreatedAt,
            Title = title,
            Markdown = post.Markdown,
        };
        await db.InsertAsync(first, token: cancel);
        return first;
    }

    IQueryable<PostVersion> Row(PostVersion version) => db.PostVersions.Where(row => row.PostId == version.PostId && row.Number == version.Number);
}
