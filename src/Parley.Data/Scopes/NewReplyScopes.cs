using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Data.Scopes;

public static class NewReplyScopes
{
    /// <summary>
    /// What came into a topic behind a number, as the page says it that shows the topic up to there, to guests too. As in
    /// <see cref="ReadingScopes.NewPostsFor"/>, what is one's own, hidden, an event, or by somebody whom one ignores is nothing new.
    /// </summary>
    public static IQueryable<Post> NewRepliesFor(this ParleyDb db, Viewer viewer, TopicId topic, int after)
    {
        var posts = db.PostsInPlaceFor(viewer).Where(post =>
            post.TopicId == topic && post.Number > after && post.Kind == PostKind.Text && post.Hidden == HiddenCauses.None);
        if (viewer.MemberId is not { } member)
            return posts;

        var ignores = db.IgnoresOf(viewer);
        return posts.Where(post => post.AuthorId != member && !ignores.Any(ignore => ignore.IgnoredId == post.AuthorId));
    }
}
