using Parley.Domain.Files;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

public static class FileScopes
{
    /// <summary>One's own, and those of the posts that one sees in their places, now or in their histories: of several posts, any suffices.</summary>
    public static IQueryable<UploadedFile> FilesVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var references = viewer.IsStaff ? db.PostFiles : db.PostFiles.Where(reference => !reference.IsHidden);
        var shown =
            from reference in references
            join post in db.PostsInPlaceFor(viewer) on reference.PostId equals post.Id
            select reference;
        return viewer.MemberId is { } member
            ? db.Files.Where(file => file.MemberId == member || shown.Any(reference => reference.FileId == file.Id))
            : db.Files.Where(file => shown.Any(reference => reference.FileId == file.Id));
    }

    /// <summary>Those that no post refers to, nor what one said before.</summary>
    public static IQueryable<UploadedFile> LooseFiles(this ParleyDb db) =>
        db.Files.Where(file => !db.PostFiles.Any(reference => reference.FileId == file.Id));
}
