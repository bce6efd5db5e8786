using Parley.Domain.Permissions;
using Parley.Domain.Posts;

namespace Parley.Data.Scopes;

public static class OwnMarkScopes
{
    /// <summary>What the viewer likes; nothing, for a guest.</summary>
    public static IQueryable<PostLike> LikesBy(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.PostLikes.Where(like => like.LikerId == member) : db.PostLikes.Where(_ => false);

    /// <summary>The viewer's own bookmarks, which are nobody else's business; none, for a guest.</summary>
    public static IQueryable<Bookmark> BookmarksOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.Bookmarks.Where(mark => mark.MemberId == member) : db.Bookmarks.Where(_ => false);
}
