using Parley.Domain.Topics;

namespace Parley.Domain.Polls;

/// <summary>One of the answers that a poll offers. Another text is another choice: no vote is ever counted for what it was not given to.</summary>
public sealed record PollChoice
{
    public PollChoiceId Id { get; init; }

    public TopicId TopicId { get; init; }

    /// <summary>Its place among the others, from 1 on.</summary>
    public int Number { get; init; }

    public string Text { get; init; } = "";

    public int VoteCount { get; init; }
}
