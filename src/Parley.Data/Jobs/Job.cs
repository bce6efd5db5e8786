namespace Parley.Data.Jobs;

/// <summary>Something that must happen after a write, kept in the same transaction, so that a crash loses nothing.</summary>
public sealed class Job
{
    public long Id { get; init; }

    /// <summary>The handler that does it.</summary>
    public string Handler { get; init; } = "";

    public string Payload { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset RunAt { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    public string? LastError { get; init; }

    /// <summary>Set when it was given up: it stays to be looked at.</summary>
    public DateTimeOffset? FailedAt { get; init; }
}
