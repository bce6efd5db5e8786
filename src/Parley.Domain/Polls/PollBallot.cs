using Parley.Domain.Accounts;
using Parley.Domain.Topics;

namespace Parley.Domain.Polls;

/// <summary>That a member voted in a poll: once, whatever the number of choices.</summary>
public sealed record PollBallot
{
    public PollBallotId Id { get; init; }

    public TopicId TopicId { get; init; }

    /// <summary>Nobody's, once its member left: the votes still count.</summary>
    public MemberId? MemberId { get; init; }

    public DateTimeOffset CastAt { get; init; }
}
