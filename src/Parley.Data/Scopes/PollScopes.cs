using Parley.Domain.Permissions;
using Parley.Domain.Polls;

namespace Parley.Data.Scopes;

/// <summary>How somebody voted is nobody else's business.</summary>
public static class PollScopes
{
    /// <summary>The viewer's own; none, for a guest.</summary>
    public static IQueryable<PollBallot> BallotsOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.PollBallots.Where(ballot => ballot.MemberId == member) : db.PollBallots.Where(_ => false);

    /// <summary>What the viewer ticked.</summary>
    public static IQueryable<PollVote> VotesOf(this ParleyDb db, Viewer viewer) =>
        from vote in db.PollVotes
        join ballot in db.BallotsOf(viewer) on vote.BallotId equals ballot.Id
        select vote;
}
