using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Polls;
using Parley.Domain.Topics;

namespace Parley.Data;

/// <summary>
/// Takes rows in a transaction by an update that changes nothing, which all three databases know: who takes them next waits until the
/// transaction is over. Each says how many rows there were. Topics are taken before members, or two would wait for each other.
/// </summary>
public static class RowLocks
{
    public static Task<int> TakeAsync(this IQueryable<Topic> topics, CancellationToken cancel) =>
        topics.Set(row => row.LikeCount, row => row.LikeCount).UpdateAsync(cancel);

    public static Task<int> TakeAsync(this IQueryable<Poll> polls, CancellationToken cancel) =>
        polls.Set(row => row.VoterCount, row => row.VoterCount).UpdateAsync(cancel);

    public static Task<int> TakeAsync(this IQueryable<Member> members, CancellationToken cancel) =>
        members.Set(row => row.ReplyCount, row => row.ReplyCount).UpdateAsync(cancel);
}
