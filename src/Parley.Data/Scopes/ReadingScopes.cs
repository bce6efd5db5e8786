using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Reading;

namespace Parley.Data.Scopes;

public static class ReadingScopes
{
    /// <summary>How far the viewer read topics; nothing, for a guest.</summary>
    public static IQueryable<TopicMark> TopicMarksOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.TopicMarks.Where(mark => mark.MemberId == member) : db.TopicMarks.Where(_ => false);

    /// <summary>What the viewer read behind these marks.</summary>
    public static IQueryable<ReadRange> ReadRangesOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.ReadRanges.Where(range => range.MemberId == member) : db.ReadRanges.Where(_ => false);

    public static IQueryable<CategoryMark> CategoryMarksOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.CategoryMarks.Where(mark => mark.MemberId == member) : db.CategoryMarks.Where(_ => false);

    /// <summary>
    /// Of topics that the viewer was found to see, the posts that are new to the viewer, as <see cref="ReadState"/> says it; none, for a
    /// guest. One's own posts, hidden ones and those of members whom one ignores are not new, and an event in a topic's life is no post.
    /// </summary>
    public static IQueryable<Post> NewPostsFor(this ParleyDb db, Viewer viewer, IEnumerable<ShownPosts> notWritten)
    {
        if (viewer.MemberId is not { } member)
            return db.Posts.Where(_ => false);

        // What the topic's row can tell is asked first: most topics are done with then, and their posts not looked at.
        var until = viewer.ReadUntil;
        var posts =
            from post in db.Posts
            join topic in db.Topics on post.TopicId equals topic.Id
            from mark in db.TopicMarks.Where(row => row.MemberId == member && row.TopicId == topic.Id).DefaultIfEmpty()
            from categoryMark in db.CategoryMarks.Where(row => row.MemberId == member && row.CategoryId == topic.CategoryId).DefaultIfEmpty()
            where (mark == null || mark.Number < topic.LastNumber)
                && (topic.BumpedAt > until || mark.SetAt > until)
                && (mark == null || post.Number > mark.Number)
                && (post.CreatedAt > until || mark.SetAt > until)
                && (categoryMark == null || post.CreatedAt > categoryMark.ReadUntil || mark.SetAt > categoryMark.ReadUntil)
                && !db.ReadRanges.Any(range =>
                    range.MemberId == member && range.TopicId == post.TopicId && range.FirstNumber <= post.Number && range.LastNumber >= post.Number)
                && post.Kind == PostKind.Text
                && post.Hidden == HiddenCauses.None
                && post.AuthorId != member
                && !db.Ignores.Any(ignore => ignore.MemberId == member && ignore.IgnoredId == post.AuthorId)
            select post;
        return notWritten.Aggregate(posts, (left, shown) => left.Without(db, viewer, shown));
    }

    static IQueryable<Post> Without(this IQueryable<Post> posts, ParleyDb db, Viewer viewer, ShownPosts shown)
    {
        var (topic, number, at) = shown;
        var setSince = db.TopicMarksOf(viewer).Where(mark => mark.TopicId == topic && mark.SetAt >= at);
        return posts.Where(post => post.TopicId != topic || post.Number > number || setSince.Any());
    }
}
