using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Polls;

/// <summary>
/// Reads the poll of a topic that the viewer sees: two statements where there is one, none where there is none. What the viewer may not
/// know of the results is not in what it gives.
/// </summary>
public sealed class ReadPoll(ParleyDb db, TimeProvider time)
{
    public async Task<PollView?> OfAsync(Viewer viewer, Topic topic, CancellationToken cancel)
    {
        if (!topic.HasPoll)
            return null;

        var ballots = db.BallotsOf(viewer);
        var found = await db.Polls.Where(row => row.TopicId == topic.Id)
            .Select(row => new { Poll = row, HasVoted = ballots.Any(ballot => ballot.TopicId == row.TopicId) }).SingleOrDefaultAsync(cancel);
        return found is null ? null : await ViewAsync(viewer, topic, found.Poll, found.HasVoted, cancel);
    }

    async Task<PollView> ViewAsync(Viewer viewer, Topic topic, Poll poll, bool hasVoted, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var showsResults = PollPermissions.CanSeeResults(topic, poll, hasVoted, now);
        return new()
        {
            Viewer = viewer,
            Topic = topic,
            Poll = poll,
            Choices = await ChoicesAsync(viewer, topic.Id, showsResults, cancel),
            HasVoted = hasVoted,
            ShowsResults = showsResults,
            IsOver = PollPermissions.IsOver(topic, poll, now),
            CanVote = PollPermissions.CanVote(viewer, topic, poll, now),
            CanChange = PollPermissions.CanChange(viewer, topic, poll, now),
        };
    }

    Task<List<ChoiceView>> ChoicesAsync(Viewer viewer, TopicId topic, bool showsResults, CancellationToken cancel)
    {
        var votes = db.VotesOf(viewer);
        return db.PollChoices.Where(row => row.TopicId == topic).OrderBy(row => row.Number)
            .Select(row => new ChoiceView
            {
                Id = row.Id,
                Text = row.Text,
                Votes = showsResults ? row.VoteCount : 0,
                IsOwn = votes.Any(vote => vote.ChoiceId == row.Id),
            }).ToListAsync(cancel);
    }
}

public sealed record PollView
{
    public required Viewer Viewer { get; init; }

    public required Topic Topic { get; init; }

    public required Poll Poll { get; init; }

    public required IReadOnlyList<ChoiceView> Choices { get; init; }

    public required bool HasVoted { get; init; }

    public required bool ShowsResults { get; init; }

    public required bool IsOver { get; init; }

    public required bool CanVote { get; init; }

    public required bool CanChange { get; init; }

    /// <summary>What was ticked in a form that was refused; what stands on the ballot otherwise.</summary>
    public IReadOnlyCollection<PollChoiceId>? Ticked { get; init; }

    /// <summary>The part of a page that answers a vote: it says so, and is where the keyboard goes on.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>It goes on and does not say yet how it stands.</summary>
    public bool KeepsSecret => !ShowsResults;

    /// <summary>Of those who voted, not of the votes: where one may choose several, it is more than a hundred together.</summary>
    public int PercentOf(ChoiceView choice) =>
        Poll.VoterCount == 0 ? 0 : (int)Math.Round(100.0 * choice.Votes / Poll.VoterCount, MidpointRounding.AwayFromZero);

    /// <summary>A guest could vote, as a member.</summary>
    public bool InvitesGuest => Viewer.IsGuest && Topic.IsShown && !IsOver;

    public string LastDay(Member? reader) => ReadersZone.Day(reader, Shared.LastDay.Within(Poll.EndsAt ?? default, TimeZoneInfo.Utc));

    public bool IsTicked(ChoiceView choice) => Ticked?.Contains(choice.Id) ?? choice.IsOwn;
}

public sealed record ChoiceView
{
    public required PollChoiceId Id { get; init; }

    public required string Text { get; init; }

    /// <summary>0 as long as the viewer may not know.</summary>
    public required int Votes { get; init; }

    public required bool IsOwn { get; init; }
}
