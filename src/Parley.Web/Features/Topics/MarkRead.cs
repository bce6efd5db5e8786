using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Reading;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Marks by hand what is read and what is not.</summary>
public sealed class MarkRead(ParleyDb db, TimeProvider time)
{
    // A post carries the time at which its transaction was under way, and is seen when that is done: what is marked by time keeps this
    // distance from the present, and what lies within it is marked topic by topic, as it was seen. As long as a writer may wait, twice.
    static readonly TimeSpan NotSettledYet = TimeSpan.FromSeconds(10);

    /// <summary>All that was there when the member looked.</summary>
    public Task AllAsync(Viewer viewer, DateTimeOffset seenAt, CancellationToken cancel)
    {
        var until = Earlier(seenAt, time.GetUtcNow());
        return db.WriteAsync(() => AllAsync(viewer, viewer.RequireMember(), until, cancel), cancel);
    }

    /// <summary>The same for one category; answers with its address.</summary>
    public async Task<Outcome<string>> CategoryAsync(Viewer viewer, string slug, DateTimeOffset seenAt, CancellationToken cancel)
    {
        if (await db.CategoriesVisibleTo(viewer).Where(row => row.Slug == slug).Select(row => (CategoryId?)row.Id).SingleOrDefaultAsync(cancel) is not { } category)
            return new NotThere();

        var until = Earlier(seenAt, time.GetUtcNow());
        await db.WriteAsync(() => CategoryAsync(viewer, viewer.RequireMember(), category, until, cancel), cancel);
        return Addresses.Category(slug);
    }

    /// <summary>The topic up to this post, and none behind it.</summary>
    public Task<Outcome<bool>> UpToAsync(Viewer viewer, TopicId topic, int number, CancellationToken cancel) => SetAsync(viewer, topic, number, number, cancel);

    /// <summary>The topic up to the post before this one.</summary>
    public Task<Outcome<bool>> UnreadFromAsync(Viewer viewer, TopicId topic, int number, CancellationToken cancel) =>
        SetAsync(viewer, topic, number, number - 1, cancel);

    async Task AllAsync(Viewer viewer, MemberId member, DateTimeOffset until, CancellationToken cancel)
    {
        var settled = until - NotSettledYet;
        await MarkUnsettledAsync(db.TopicsVisibleTo(viewer), viewer, member, until, cancel);
        await db.Members.Where(row => row.Id == member && (row.AllReadAt < settled || (row.AllReadAt == null && row.CreatedAt < settled))).Set(row => row.AllReadAt, (DateTimeOffset?)settled).UpdateAsync(cancel);

        // Marks that say nothing any more.
        await db.TopicMarks
            .Where(row => row.MemberId == member && row.SetAt <= settled
                && db.Topics.Any(topic => topic.Id == row.TopicId && topic.BumpedAt <= settled))
            .DeleteAsync(cancel);
    }

    async Task CategoryAsync(Viewer viewer, MemberId member, CategoryId category, DateTimeOffset until, CancellationToken cancel)
    {
        var settled = until - NotSettledYet;
        await MarkUnsettledAsync(db.TopicsVisibleTo(viewer).Where(row => row.CategoryId == category), viewer, member, until, cancel);
        await db.CategoryMarks.InsertOrUpdateAsync(
            () => new CategoryMark { MemberId = member, CategoryId = category, ReadUntil = settled },
            mark => new CategoryMark { ReadUntil = mark.ReadUntil < settled ? settled : mark.ReadUntil },
            cancel);
    }

    async Task MarkUnsettledAsync(IQueryable<Topic> topics, Viewer viewer, MemberId member, DateTimeOffset until, CancellationToken cancel)
    {
        var (settled, now) = (until - NotSettledYet, time.GetUtcNow());
        var bumped = topics.Where(topic => topic.BumpedAt > settled);
        var setByHand = topics.Where(topic =>
            topic.BumpedAt <= settled && db.TopicMarksOf(viewer).Any(mark => mark.TopicId == topic.Id && mark.SetAt > settled));
        foreach (var some in new[] { bumped, setByHand })
        {
            foreach (var topic in await EndsAsync(some, until, cancel))
                await db.RaiseMarkAsync(member, new(topic.Id, topic.Number, Later(now)), cancel);
        }
    }

    // Up to where each topic was there at the time.
    async Task<IReadOnlyList<TopicEnd>> EndsAsync(IQueryable<Topic> topics, DateTimeOffset until, CancellationToken cancel)
    {
        var ends = await topics
            .Select(topic => new { topic.Id, topic.LastNumber, Later = db.Posts.Where(post => post.TopicId == topic.Id && post.CreatedAt >= until).Min(post => (int?)post.Number) })
            .ToListAsync(cancel);
        return [.. ends.Select(row => new TopicEnd(row.Id, row.Later - 1 ?? row.LastNumber)).OrderBy(row => row.Id)];
    }

    async Task<Outcome<bool>> SetAsync(Viewer viewer, TopicId topic, int number, int read, CancellationToken cancel)
    {
        if (!await db.PostsVisibleTo(viewer).AnyAsync(post => post.TopicId == topic && post.Number == number, cancel))
            return new NotThere();

        var mark = new TopicMark { MemberId = viewer.RequireMember(), TopicId = topic, Number = read, SetAt = time.GetUtcNow() };
        await db.WriteAsync(() => db.SetMarkAsync(mark, [], cancel), cancel);
        return true;
    }

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    // What is done by hand now comes behind what was done by hand before, in the same millisecond even.
    static DateTimeOffset Later(DateTimeOffset now) => now.AddMilliseconds(1);

    sealed record TopicEnd(TopicId Id, int Number);
}
