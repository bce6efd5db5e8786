using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>Finds what is new to a member, with what the member was shown a moment ago.</summary>
public sealed class FindNews(ParleyDb db, NoteReading reading)
{
    public IQueryable<Post> PostsFor(Viewer viewer) => db.NewPostsFor(viewer, reading.NotWrittenOf(viewer));

    /// <summary>
    /// Topics with something new that were bumped since the member read everything: a range of the index of bumps, which ends there.
    /// </summary>
    public IQueryable<Topic> Bumped(IQueryable<Topic> topics, Viewer viewer)
    {
        var (news, until) = (PostsFor(viewer), viewer.ReadUntil);
        return topics.Where(topic => topic.BumpedAt > until && news.Any(post => post.TopicId == topic.Id));
    }

    /// <summary>
    /// The others: older ones that the member marked as unread, or null, as a rule, where there are none. They are named to the database one
    /// by one, for it can't know how few they are, and might look for them among all topics.
    /// </summary>
    public async Task<IQueryable<Topic>?> SetBackAsync(IQueryable<Topic> topics, Viewer viewer, CancellationToken cancel)
    {
        var (news, until) = (PostsFor(viewer), viewer.ReadUntil);
        var set = await db.TopicMarksOf(viewer).Where(mark => mark.SetAt > until).Select(mark => mark.TopicId).ToArrayAsync(cancel);
        return set.Length == 0
            ? null
            : topics.Where(topic => set.Contains(topic.Id) && topic.BumpedAt <= until && news.Any(post => post.TopicId == topic.Id));
    }

    /// <summary>The rows with how much in them is new: one statement for all of them, and none for a guest.</summary>
    public async Task<IReadOnlyList<TopicRow>> AddAsync(Viewer viewer, IReadOnlyList<TopicRow> rows, CancellationToken cancel)
    {
        if (viewer.IsGuest || rows.Count == 0)
            return rows;

        var ids = rows.Select(row => row.Id).ToArray();
        var news = await (
            from post in PostsFor(viewer)
            where ids.Contains(post.TopicId)
            group post by post.TopicId into ofTopic
            select new { TopicId = ofTopic.Key, Count = ofTopic.Count(), First = ofTopic.Min(post => post.Number) }).ToDictionaryAsync(row => row.TopicId, cancel);
        return [.. rows.Select(row => news.TryGetValue(row.Id, out var found) ? row with { NewCount = found.Count, FirstNew = found.First } : row)];
    }
}
