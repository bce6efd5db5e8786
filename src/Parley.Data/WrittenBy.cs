using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Data;

/// <summary>
/// Takes all that a member wrote out of sight, and brings it back, less what is hidden for other causes. In the caller's transaction;
/// the counters, and what lists say of who wrote last, are right with it. Done twice, it is done once.
/// </summary>
public static class WrittenBy
{
    /// <summary>Those that the member wrote into. Whoever takes the member's row too takes these first: see <see cref="RowLocks"/>.</summary>
    public static IQueryable<Topic> TopicsWith(this ParleyDb db, MemberId author) =>
        db.Topics.Where(topic => db.Posts.Any(post => post.TopicId == topic.Id && post.AuthorId == author));

    public static async Task HideWrittenAsync(this ParleyDb db, MemberId author, CancellationToken cancel)
    {
        var topics = db.TopicsWith(author);
        await topics.TakeAsync(cancel);
        await db.Topics.Where(row => row.AuthorId == author)
            .Set(row => row.Hidden, row => row.Hidden | HiddenCauses.WithAuthor).UpdateAsync(cancel);
        await db.Posts.Where(row => row.AuthorId == author)
            .Set(row => row.Hidden, row => row.Hidden | HiddenCauses.WithAuthor).UpdateAsync(cancel);

        // Those that came up for what is hidden now fall back to where they were.
        await RenewLastAsync(db, topics, topics.Where(topic =>
            db.Posts.Any(post => post.TopicId == topic.Id && post.AuthorId == author && post.CreatedAt >= topic.BumpedAt)), cancel);
        await db.RecountWrittenAsync(author, cancel);
    }

    public static async Task ShowWrittenAsync(this ParleyDb db, MemberId author, CancellationToken cancel)
    {
        var topics = db.TopicsWith(author);
        await topics.TakeAsync(cancel);
        await db.Topics.Where(row => row.AuthorId == author)
            .Set(row => row.Hidden, row => row.Hidden & ~HiddenCauses.WithAuthor).UpdateAsync(cancel);
        await db.Posts.Where(row => row.AuthorId == author)
            .Set(row => row.Hidden, row => row.Hidden & ~HiddenCauses.WithAuthor).UpdateAsync(cancel);
        await RenewLastAsync(db, topics, topics.Where(topic =>
            db.Posts.Any(post => post.TopicId == topic.Id && post.AuthorId == author && post.Hidden == HiddenCauses.None && post.CreatedAt > topic.BumpedAt)), cancel);
        await db.RecountWrittenAsync(author, cancel);
    }

    // The first post, where nothing else is to be seen.
    static async Task RenewLastAsync(ParleyDb db, IQueryable<Topic> topics, IQueryable<Topic> moved, CancellationToken cancel)
    {
        var shown = db.Posts.Where(post => post.Kind == PostKind.Text && (post.Hidden == HiddenCauses.None || post.Number == 1));
        await moved
            .Set(topic => topic.BumpedAt, topic => shown.Where(post => post.TopicId == topic.Id).Max(post => post.CreatedAt))
            .UpdateAsync(cancel);
        await topics
            .Set(topic => topic.LastPosterId, topic => db.Posts
                .Where(last => last.TopicId == topic.Id && last.Number == shown.Where(post => post.TopicId == topic.Id).Max(post => post.Number))
                .Select(last => last.AuthorId).First())
            .UpdateAsync(cancel);
    }
}
