using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Posts;
using Parley.Domain.Reading;
using Parley.Domain.Topics;

namespace Parley.Data;

/// <summary>When posts come to stand elsewhere, each stays as read, or as new, as it was to each member; in the caller's transaction.</summary>
public static class KeptMarks
{
    /// <summary>
    /// Before a topic moves into another category: what was read in the old one by the category's mark stays read, and the new one's mark,
    /// which was made without this topic, does not count for it.
    /// </summary>
    public static async Task KeepMarksAsync(this ParleyDb db, Topic topic, CategoryId to, DateTimeOffset now, CancellationToken cancel)
    {
        var readers = db.Members.Where(member =>
            db.CategoryMarks.Any(row => row.MemberId == member.Id && (row.CategoryId == topic.CategoryId || row.CategoryId == to)));
        var states = await StatesAsync(db, readers, topic, cancel);
        if (states.Count == 0)
            return;

        var posts = await PostsAsync(db, topic.Id, cancel);
        foreach (var (member, state) in states)
            await SetAsync(db, member, topic.Id, [.. posts.Select(post => (post.Number, state.IsRead(post)))], topic.LastNumber, now, cancel);
    }

    /// <summary>
    /// Before posts move from one topic behind another's. Only who has marks there is asked: to the others all that counts is a post's time,
    /// which stays.
    /// </summary>
    public static async Task KeepMarksAsync(
        this ParleyDb db, Topic from, Topic to, IReadOnlyList<MovedNumber> moved, DateTimeOffset now, CancellationToken cancel)
    {
        var readers = db.Members.Where(member =>
            db.TopicMarks.Any(row => row.MemberId == member.Id && (row.TopicId == from.Id || row.TopicId == to.Id))
            || db.ReadRanges.Any(row => row.MemberId == member.Id && (row.TopicId == from.Id || row.TopicId == to.Id))
            || (from.CategoryId != to.CategoryId
                && db.CategoryMarks.Any(row => row.MemberId == member.Id && (row.CategoryId == from.CategoryId || row.CategoryId == to.CategoryId))));
        var before = await StatesAsync(db, readers, from, cancel);
        var there = await StatesAsync(db, readers, to, cancel);
        var changed = before
            .Where(row => there.TryGetValue(row.Key, out var state) && moved.Any(post => row.Value.IsRead(post.Before) != state.IsRead(post.After)))
            .ToList();
        if (changed.Count == 0)
            return;

        var posts = await PostsAsync(db, to.Id, cancel);
        foreach (var (member, state) in changed)
        {
            var read = posts.Select(post => (post.Number, there[member].IsRead(post))).Concat(moved.Select(post => (post.After.Number, state.IsRead(post.Before))));
            await SetAsync(db, member, to.Id, [.. read], moved[^1].After.Number, now, cancel);
        }
    }

    static async Task<Dictionary<MemberId, KeptState>> StatesAsync(ParleyDb db, IQueryable<Member> readers, Topic topic, CancellationToken cancel)
    {
        var rows = await (
            from member in readers
            from mark in db.TopicMarks.LeftJoin(row => row.MemberId == member.Id && row.TopicId == topic.Id)
            from category in db.CategoryMarks.LeftJoin(row => row.MemberId == member.Id && row.CategoryId == topic.CategoryId)
            select new
            {
                member.Id,
                Number = (int?)mark.Number,
                SetAt = (DateTimeOffset?)mark.SetAt,
                CategoryUntil = (DateTimeOffset?)category.ReadUntil,
                member.AllReadAt,
                member.CreatedAt,
            }).ToListAsync(cancel);
        var ranges = (await db.ReadRanges.Where(row => row.TopicId == topic.Id).ToListAsync(cancel)).ToLookup(row => row.MemberId);
        return rows.ToDictionary(row => row.Id, row => new KeptState(
            new ReadState(row.Number ?? 0, row.SetAt ?? TopicMark.NeverSet, row.CategoryUntil, row.AllReadAt ?? row.CreatedAt), [.. ranges[row.Id]]));
    }

    static Task<List<NumberedPost>> PostsAsync(ParleyDb db, TopicId topic, CancellationToken cancel) =>
        db.Posts.Where(row => row.TopicId == topic).OrderBy(row => row.Number).Select(row => new NumberedPost(row.Number, row.CreatedAt)).ToListAsync(cancel);

    // Up to the first that is new by the mark, and behind it run by run.
    static Task SetAsync(
        ParleyDb db, MemberId member, TopicId topic, IReadOnlyList<(int Number, bool IsRead)> posts, int last, DateTimeOffset now, CancellationToken cancel)
    {
        var beginning = posts.TakeWhile(post => post.IsRead).Count();
        var mark = new TopicMark { MemberId = member, TopicId = topic, Number = beginning == posts.Count ? last : posts[beginning].Number - 1, SetAt = now };
        var ranges = new List<ReadRange>();
        for (var at = beginning; at < posts.Count; at++)
        {
            if (!posts[at].IsRead)
                continue;

            var first = at;
            while (at + 1 < posts.Count && posts[at + 1].IsRead)
                at++;
            ranges.Add(new() { MemberId = member, TopicId = topic, FirstNumber = posts[first].Number, LastNumber = posts[at].Number });
        }

        return db.SetMarkAsync(mark, ranges, cancel);
    }

    sealed record KeptState(ReadState Marks, IReadOnlyList<ReadRange> Ranges)
    {
        public bool IsRead(NumberedPost post) =>
            Marks.IsRead(post.Number, post.At) || Ranges.Any(range => range.FirstNumber <= post.Number && post.Number <= range.LastNumber);
    }
}

/// <summary>What of a post tells whether it was read.</summary>
public readonly record struct NumberedPost(int Number, DateTimeOffset At);

/// <summary>A post that gets another number, in another topic.</summary>
public sealed record MovedNumber(Post Post, int Number)
{
    public NumberedPost Before => new(Post.Number, Post.CreatedAt);

    public NumberedPost After => new(Number, Post.CreatedAt);
}
