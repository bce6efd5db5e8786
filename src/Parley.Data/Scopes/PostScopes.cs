using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Data.Scopes;

public static class PostScopes
{
    public static IQueryable<Post> PostsVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var posts = PostsOf(db, db.TopicsVisibleTo(viewer));
        return viewer.IsStaff ? posts : posts.Where(post => post.Hidden == HiddenCauses.None);
    }

    /// <summary>
    /// The same, asked post by post: for lists over all posts that have an order of their own, which a database would otherwise be tempted to
    /// make by sorting what it found topic by topic.
    /// </summary>
    public static IQueryable<Post> EachPostVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var topics = db.TopicsVisibleTo(viewer);

        // Counted, for of an "exists" MariaDB makes a join, and begins at the wrong end of it.
        var posts = db.Posts.Where(post => topics.Count(topic => topic.Id == post.TopicId) == 1);
        return viewer.IsStaff ? posts : posts.Where(post => post.Hidden == HiddenCauses.None);
    }

    /// <summary>
    /// What stands on a topic's page: also the viewer's own posts that are hidden, marked so, or their author would neither learn why
    /// nor find them again. Lists, counts and whatever is told to others ask <see cref="PostsVisibleTo"/>.
    /// </summary>
    public static IQueryable<Post> PostsInPlaceFor(this ParleyDb db, Viewer viewer)
    {
        if (viewer.IsStaff || viewer.MemberId is not { } self)
            return db.PostsVisibleTo(viewer);
        return PostsOf(db, db.TopicsInPlaceFor(viewer)).Where(post => post.Hidden == HiddenCauses.None || (post.AuthorId == self && post.Number > 1));
    }

    /// <summary>The numbers that posts had before they were moved, but for posts that the viewer would not see if they stood there still.</summary>
    public static IQueryable<MovedPost> MovedPostsFor(this ParleyDb db, Viewer viewer)
    {
        if (viewer.IsStaff)
            return db.MovedPosts;
        return
            from moved in db.MovedPosts
            join post in db.Posts on moved.PostId equals post.Id
            where post.Hidden == HiddenCauses.None
            select moved;
    }

    static IQueryable<Post> PostsOf(ParleyDb db, IQueryable<Topic> topics) =>
        from post in db.Posts
        join topic in topics on post.TopicId equals topic.Id
        select post;
}
