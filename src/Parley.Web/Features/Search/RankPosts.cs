using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>
/// Puts what was found into its order. All of it is whole numbers worked out here, so that the order is the same whatever database they
/// come from; of equals the younger post comes first.
/// </summary>
static class RankPosts
{
    // In hundredths of what the words themselves tell.
    const int First = 15;
    const int Answer = 15;
    const int PerLike = 2;
    const int MostForLikes = 10;
    const int Fresh = 12;

    const int DaysOfYear = 365;

    /// <summary>Of each topic the best post, and how many of its posts were found.</summary>
    public static List<RankedTopic> Of(IEnumerable<Candidate> found, SearchOrder order, DateTimeOffset now)
    {
        var topics = found.Select(post => post with { Score = ScoreOf(post, now) })
            .GroupBy(post => post.TopicId)
            .Select(posts => new RankedTopic(posts.OrderByDescending(post => KeyOf(post, order)).ThenByDescending(post => post.PostId.Value).First(), posts.Count()));
        return [.. topics.OrderByDescending(topic => KeyOf(topic.Best, order)).ThenByDescending(topic => topic.Best.PostId.Value)];
    }

    static long KeyOf(Candidate post, SearchOrder order) => order switch
    {
        SearchOrder.New => post.CreatedAt.ToUnixTimeMilliseconds(),
        SearchOrder.Old => -post.CreatedAt.ToUnixTimeMilliseconds(),
        SearchOrder.Likes => post.LikeCount,
        _ => post.Score,
    };

    static int ScoreOf(Candidate post, DateTimeOffset now)
    {
        var days = Math.Max(0, (int)(now - post.CreatedAt).TotalDays);
        var bonus = (post.Number == 1 ? First : 0)
            + (post.IsAnswer ? Answer : 0)
            + Math.Min(MostForLikes, PerLike * post.LikeCount)
            + Fresh * DaysOfYear / (DaysOfYear + days);
        return (int)(post.Score * (100L + bonus) / 100);
    }
}

/// <summary>A topic that was found: its best post, and how many of its posts.</summary>
public sealed record RankedTopic(Candidate Best, int Posts);
