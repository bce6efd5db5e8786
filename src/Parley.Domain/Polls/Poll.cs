using Parley.Domain.Topics;

namespace Parley.Domain.Polls;

/// <summary>What is asked below the first post of a topic, which has one poll at most.</summary>
public sealed record Poll
{
    public TopicId TopicId { get; init; }

    /// <summary>Empty where the topic's title asks already.</summary>
    public string Question { get; init; } = "";

    /// <summary>How many choices one member may make.</summary>
    public int MostChoices { get; init; } = 1;

    /// <summary>When it ends by itself, or was ended; never, where there is none.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public PollResults Results { get; init; }

    /// <summary>How many members voted, which is less than the votes where one may choose several.</summary>
    public int VoterCount { get; init; }

    public bool TakesSeveral => MostChoices > 1;

    public bool HasVotes => VoterCount > 0;

    /// <summary>With its topic closed nobody votes either; that is asked of <see cref="Permissions.PollPermissions"/>.</summary>
    public bool IsOver(DateTimeOffset now) => EndsAt <= now;
}
