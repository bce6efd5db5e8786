namespace Parley.Domain.Polls;

/// <summary>A choice that was ticked on a ballot.</summary>
public sealed record PollVote
{
    public PollBallotId BallotId { get; init; }

    public PollChoiceId ChoiceId { get; init; }
}
