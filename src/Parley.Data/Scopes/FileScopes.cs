using Parley.Domain.Files;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

public static class FileScopes
{
    /// <summary>One's own, and those of the posts that one may see: of several posts, any suffices.</summary>
    public static IQueryable<UploadedFile> FilesVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var shown =
            from reference in db.PostFiles
            join post in db.PostsVisibleTo(viewer) on reference.PostId equals post.Id
            select reference;
        return viewer.MemberId is { } member
            ? db.Files.Where(file => file.MemberId == member || shown.Any(reference => reference.FileId == file.Id))
            : db.Files.Where(file => shown.Any(reference => reference.FileId == file.Id));
    }

    /// <summary>Those that no post refers to.</summary>
    public static IQueryable<UploadedFile> LooseFiles(this ParleyDb db) =>
        db.Files.Where(file => !db.PostFiles.Any(reference => reference.FileId == file.Id));
}
