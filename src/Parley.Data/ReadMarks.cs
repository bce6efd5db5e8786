using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Reading;
using Parley.Domain.Topics;

namespace Parley.Data;

/// <summary>Writes what members read; each in the caller's transaction.</summary>
public static class ReadMarks
{
    /// <summary>
    /// The member was shown this topic up to a number, or knows it up to there. A mark goes up by it and never down, and not at all where
    /// it was set by hand meanwhile.
    /// </summary>
    public static Task<int> RaiseMarkAsync(this ParleyDb db, MemberId member, ShownPosts shown, CancellationToken cancel)
    {
        // Not the static field itself; see GroupScopes.
        var ((topic, number, at), neverSet) = (shown, TopicMark.NeverSet);
        return db.TopicMarks.InsertOrUpdateAsync(
            () => new TopicMark { MemberId = member, TopicId = topic, Number = number, SetAt = neverSet },
            mark => new TopicMark { Number = mark.Number < number && mark.SetAt < at ? number : mark.Number },
            cancel);
    }

    /// <summary>
    /// Before a topic moves into another category: what was read in the old one by the category's mark stays read, and the new one's mark,
    /// which was made without this topic, does not count for it.
    /// </summary>
    public static async Task KeepMarksAsync(this ParleyDb db, Topic topic, CategoryId to, DateTimeOffset now, CancellationToken cancel)
    {
        var states = await (
            from member in db.Members
            where db.CategoryMarks.Any(row => row.MemberId == member.Id && (row.CategoryId == topic.CategoryId || row.CategoryId == to))
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
        if (states.Count == 0)
            return;

        var posts = await db.Posts.Where(row => row.TopicId == topic.Id).OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.CreatedAt }).ToListAsync(cancel);
        foreach (var row in states)
        {
            var state = new ReadState(row.Number ?? 0, row.SetAt ?? TopicMark.NeverSet, row.CategoryUntil, row.AllReadAt ?? row.CreatedAt);
            var firstNew = posts.FirstOrDefault(post => !state.IsRead(post.Number, post.CreatedAt));
            var mark = new TopicMark { MemberId = row.Id, TopicId = topic.Id, Number = firstNew is null ? topic.LastNumber : firstNew.Number - 1, SetAt = now };
            await db.InsertOrReplaceAsync(mark, token: cancel);
        }
    }
}
