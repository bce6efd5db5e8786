using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Reading;

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

    /// <summary>The member read up to the mark and, behind it, these; and nothing else.</summary>
    public static async Task SetMarkAsync(this ParleyDb db, TopicMark mark, IEnumerable<ReadRange> behind, CancellationToken cancel)
    {
        await db.InsertOrReplaceAsync(mark, token: cancel);
        await db.ReadRanges.Where(row => row.MemberId == mark.MemberId && row.TopicId == mark.TopicId).DeleteAsync(cancel);
        foreach (var range in behind)
            await db.InsertAsync(range, token: cancel);
    }
}
