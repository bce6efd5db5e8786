using Parley.Domain.Accounts;
using Parley.Domain.Posts;

namespace Parley.Domain.Holding;

/// <summary>A post that nobody but its author and moderators saw when it was sent, and what became of it.</summary>
public sealed record HeldPost
{
    public PostId PostId { get; init; }

    public HoldReason Reason { get; init; }

    public string Words { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public HoldOutcome Outcome { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public MemberId? DecidedBy { get; init; }

    /// <summary>When others saw it for the first time; until then it was never posted for them.</summary>
    public DateTimeOffset? ShownAt { get; init; }
}
