using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Sets a bookmark to a post, writes its note, and takes it away.</summary>
public sealed class BookmarkPost(ParleyDb db, FindPost find, KeepDraft drafts, TimeProvider time)
{
    /// <summary>Where a note is written, as drafts know it.</summary>
    public static string PlaceOf(PostId post) => $"/p/{post}/bookmark";

    public async Task<FoundBookmark?> FindAsync(Viewer viewer, PostId id, CancellationToken cancel) =>
        await find.VisibleAsync(viewer, id, cancel) is { } found && await Own(viewer, id).SingleOrDefaultAsync(cancel) is { } bookmark
            ? new(found, bookmark)
            : null;

    /// <summary>A null note leaves the one that is there.</summary>
    public async Task<Outcome<FoundPost>> SetAsync(Viewer viewer, PostId id, string? note, CancellationToken cancel)
    {
        if (note?.Length > Bookmark.LongestNote)
            return new Problem("note", "NoteTooLong", Bookmark.LongestNote);
        if (await find.VisibleAsync(viewer, id, cancel) is not { } found || !PostPermissions.CanBookmark(viewer, found.Post))
            return new NotThere();

        await db.WriteAsync(() => KeepAsync(viewer, found, note, cancel), cancel);
        return found;
    }

    /// <summary>Works for a post that was hidden meanwhile, too: the bookmark is the member's own.</summary>
    public Task<int> RemoveAsync(Viewer viewer, PostId id, CancellationToken cancel) =>
        db.WriteAsync(() => Own(viewer, id).DeleteAsync(cancel), cancel);

    // Takes the member's row first, so that of two at once the second finds the bookmark of the first.
    async Task KeepAsync(Viewer viewer, FoundPost found, string? note, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        await db.Members.Where(row => row.Id == member).TakeAsync(cancel);
        if (!await Own(viewer, found.Post.Id).AnyAsync(cancel))
        {
            var bookmark = new Bookmark { MemberId = member, PostId = found.Post.Id, Note = note ?? "", CreatedAt = time.GetUtcNow() };
            await db.InsertAsync(bookmark, token: cancel);
        }
        else if (note is not null)
        {
            await Own(viewer, found.Post.Id).Set(row => row.Note, note).UpdateAsync(cancel);
        }

        if (note is not null)
            await drafts.ForgetAsync(viewer, PlaceOf(found.Post.Id), cancel);
    }

    IQueryable<Bookmark> Own(Viewer viewer, PostId id) => db.BookmarksOf(viewer).Where(mark => mark.PostId == id);
}

public sealed record FoundBookmark(FoundPost Found, Bookmark Bookmark);
