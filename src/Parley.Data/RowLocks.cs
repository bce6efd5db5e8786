using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Polls;
using Parley.Domain.Topics;

namespace Parley.Data;

/// <summary>
/// Takes rows in a transaction by an update that changes nothing, which all three databases know: who takes them next waits until the
/// transaction is over. Each says how many rows there were. Topics are taken first, members next, each in the order of their numbers,
/// and categories are counted last: so nobody waits for who waits for them.
/// </summary>
public static class RowLocks
{
    // A longer list makes a statement that not every database takes.
    const int MostAtOnce = 500;

    public static async Task TakeTopicsAsync(this ParleyDb db, IEnumerable<TopicId> topics, CancellationToken cancel)
    {
        foreach (var id in topics.Distinct().OrderBy(id => id.Value))
            await db.Topics.Where(row => row.Id == id).TakeAsync(cancel);
    }

    /// <summary>Also for a row that refers to a member: MariaDB takes the member's row for it, and whoever writes there waits.</summary>
    public static async Task TakeMembersAsync(this ParleyDb db, IEnumerable<MemberId> members, CancellationToken cancel)
    {
        foreach (var some in members.Distinct().OrderBy(id => id.Value).Chunk(MostAtOnce))
            await db.Members.Where(row => some.Contains(row.Id)).TakeAsync(cancel);
    }

    public static Task<int> TakeAsync(this IQueryable<Topic> topics, CancellationToken cancel) =>
        topics.Set(row => row.LikeCount, row => row.LikeCount).UpdateAsync(cancel);

    public static Task<int> TakeAsync(this IQueryable<Poll> polls, CancellationToken cancel) =>
        polls.Set(row => row.VoterCount, row => row.VoterCount).UpdateAsync(cancel);

    public static Task<int> TakeAsync(this IQueryable<Member> members, CancellationToken cancel) =>
        members.Set(row => row.ReplyCount, row => row.ReplyCount).UpdateAsync(cancel);
}
