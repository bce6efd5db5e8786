namespace Parley.Domain.Polls;

/// <summary>When the results of a poll are seen. Of a poll that is over they are seen by all.</summary>
public enum PollResults
{
    Always = 0,
    AfterVote = 1,
    WhenEnded = 2,
}
