using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Counts what came into a topic since its page was made.</summary>
public sealed class FindNewReplies(ParleyDb db)
{
    /// <summary>Nobody counts on; and nobody makes the forum count all the posts of a long topic.</summary>
    public const int MostCounted = 1000;

    /// <summary>Null where the viewer may not know the topic.</summary>
    public async Task<NewReplies?> FindAsync(Viewer viewer, TopicId id, int after, CancellationToken cancel)
    {
        var topic = await db.TopicsInPlaceFor(viewer).Where(row => row.Id == id).Select(row => new { row.Slug, row.LastNumber }).SingleOrDefaultAsync(cancel);
        if (topic is null)
            return null;
        if (topic.LastNumber <= after)
            return NewReplies.None;

        var numbers = await db.NewRepliesFor(viewer, id, after).Select(post => post.Number).OrderBy(number => number).Take(MostCounted).ToListAsync(cancel);
        return numbers.Count == 0 ? NewReplies.None : new(numbers.Count, new PostAddress(id, topic.Slug, numbers[0]));
    }
}

/// <summary>How many there are, and where the first of them stands.</summary>
public sealed record NewReplies(int Count, PostAddress? First)
{
    public static readonly NewReplies None = new(0, First: null);
}
