using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;

namespace Parley.Data.Scopes;

public static class PostScopes
{
    public static IQueryable<Post> PostsVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var posts =
            from post in db.Posts
            join topic in db.TopicsVisibleTo(viewer) on post.TopicId equals topic.Id
            select post;
        return viewer.IsStaff ? posts : posts.Where(post => post.Hidden == HiddenCauses.None);
    }
}
