using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Shared;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Polls;

/// <summary>Votes, votes otherwise, and takes the vote back. Done twice, it is done once: the last ticks count, and no others.</summary>
public sealed class CastVote(ParleyDb db, FindPoll find, TimeProvider time)
{
    // Where a problem stands: it is the poll's as a whole.
    const string Field = "poll";

    public Task<Outcome<FoundPoll>> VoteAsync(Viewer viewer, TopicId id, IReadOnlyList<PollChoiceId> ticked, CancellationToken cancel) =>
        db.WriteAsync(() => TryVoteAsync(viewer, id, [.. ticked.Distinct()], cancel), cancel);

    public Task<Outcome<FoundPoll>> TakeBackAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        db.WriteAsync(() => TryTakeBackAsync(viewer, id, cancel), cancel);

    async Task<Outcome<FoundPoll>> TryVoteAsync(Viewer viewer, TopicId id, IReadOnlyList<PollChoiceId> ticked, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (CheckOpen(viewer, found) is { } closed)
            return closed;

        var choices = await find.ChoicesAsync(id, cancel);
        if (CheckTicks(found.Poll, choices, ticked) is { } refused)
            return refused;

        var ballot = await OwnBallotAsync(viewer, id, cancel);
        if (ballot is not null)
            await EmptyAsync(ballot.Value, cancel);
        await FillAsync(ballot ?? await TakeBallotAsync(viewer, id, cancel), ticked, cancel);
        return found;
    }

    async Task<Outcome<FoundPoll>> TryTakeBackAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (CheckOpen(viewer, found) is { } closed)
            return closed;
        if (await OwnBallotAsync(viewer, id, cancel) is not { } ballot)
            return found;

        await EmptyAsync(ballot, cancel);
        await db.PollBallots.Where(row => row.Id == ballot).DeleteAsync(cancel);
        await CountVotersAsync(id, -1, cancel);
        return found;
    }

    Problem? CheckOpen(Viewer viewer, FoundPoll found)
    {
        if (PollPermissions.CanVote(viewer, found.Topic, found.Poll, time.GetUtcNow()))
            return null;
        return found.Topic.IsShown ? new Problem(Field, "PollOver") : new Problem(Field, "PollHidden");
    }

    // Choices that are not of this poll were, perhaps, before its author changed them.
    static Problem? CheckTicks(Poll poll, List<PollChoice> choices, IReadOnlyList<PollChoiceId> ticked)
    {
        if (ticked.Count == 0)
            return new Problem(Field, "PollNothingChosen");
        if (ticked.Any(id => choices.All(choice => choice.Id != id)))
            return new Problem(Field, "PollChoicesChanged");
        return ticked.Count > poll.MostChoices ? new Problem(Field, "PollTooMany", poll.MostChoices) : null;
    }

    Task<PollBallotId?> OwnBallotAsync(Viewer viewer, TopicId topic, CancellationToken cancel) =>
        db.BallotsOf(viewer).Where(row => row.TopicId == topic).Select(row => (PollBallotId?)row.Id).SingleOrDefaultAsync(cancel);

    async Task<PollBallotId> TakeBallotAsync(Viewer viewer, TopicId topic, CancellationToken cancel)
    {
        var ballot = new PollBallot { TopicId = topic, MemberId = viewer.RequireMember(), CastAt = time.GetUtcNow() };
        await CountVotersAsync(topic, 1, cancel);
        return new(await db.InsertWithInt64IdentityAsync(ballot, token: cancel));
    }

    async Task FillAsync(PollBallotId ballot, IReadOnlyList<PollChoiceId> ticked, CancellationToken cancel)
    {
        foreach (var choice in ticked)
            await db.InsertAsync(new PollVote { BallotId = ballot, ChoiceId = choice }, token: cancel);
        await db.PollBallots.Where(row => row.Id == ballot).Set(row => row.CastAt, time.GetUtcNow()).UpdateAsync(cancel);
        await CountAsync([.. ticked], 1, cancel);
    }

    async Task EmptyAsync(PollBallotId ballot, CancellationToken cancel)
    {
        var votes = db.PollVotes.Where(row => row.BallotId == ballot);
        var ticked = await votes.Select(row => row.ChoiceId).ToArrayAsync(cancel);
        await votes.DeleteAsync(cancel);
        await CountAsync(ticked, -1, cancel);
    }

    Task<int> CountAsync(PollChoiceId[] choices, int step, CancellationToken cancel) =>
        db.PollChoices.Where(row => choices.Contains(row.Id)).Set(row => row.VoteCount, row => row.VoteCount + step).UpdateAsync(cancel);

    Task<int> CountVotersAsync(TopicId topic, int step, CancellationToken cancel) =>
        db.Polls.Where(row => row.TopicId == topic).Set(row => row.VoterCount, row => row.VoterCount + step).UpdateAsync(cancel);
}
