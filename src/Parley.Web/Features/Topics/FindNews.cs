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

    /// <summary>The others: older ones that the member marked as unread.</summary>
    public IQueryable<Topic> SetBack(IQueryable<Topic> topics, Viewer viewer)
    {
        var (news, until) = (PostsFor(viewer), viewer.ReadUntil);
        return
            from mark in db.TopicMarksOf(viewer)
            join topic in topics on mark.TopicId equals topic.Id
            where mark.SetAt > until && topic.BumpedAt <= until && news.Any(post => post.TopicId == topic.Id)
            select topic;
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
