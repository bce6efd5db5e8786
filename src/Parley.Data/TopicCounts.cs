using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Moderation;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Data;

public static class TopicCounts
{
    /// <summary>
    /// After posts came or went: what the topic's row tells of its posts. In a transaction that took the row; the counters of its category
    /// and of members are the caller's.
    /// </summary>
    public static async Task CountPostsAsync(this ParleyDb db, TopicId topic, CancellationToken cancel)
    {
        var posts = db.Posts.Where(row => row.TopicId == topic);
        await db.Topics.Where(row => row.Id == topic)
            .Set(row => row.ReplyCount, await posts.CountAsync(row => row.Number > 1 && row.Kind == PostKind.Text && row.Hidden == HiddenCauses.None, cancel))
            .Set(row => row.LikeCount, await posts.SumAsync(row => (int?)row.LikeCount, cancel) ?? 0)
            .UpdateAsync(cancel);
        await db.HeatTopicAsync(topic, cancel);
    }

    /// <summary>
    /// The latest post that is seen: the first one, where nothing else is. By time, for posts that were moved stand behind later ones.
    /// </summary>
    public static Task<Post?> LatestShownAsync(this ParleyDb db, TopicId topic, CancellationToken cancel) => db.Posts
        .Where(row => row.TopicId == topic && row.Kind == PostKind.Text && (row.Hidden == HiddenCauses.None || row.Number == 1))
        .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Number)
        .FirstOrDefaultAsync(cancel);
}
