using Parley.Domain.Accounts;

namespace Parley.Domain.Bulk;

/// <summary>
/// One act on many things: first chosen, then begun, with its reason, and done one by one by a job. What was done of it can be undone
/// for some time.
/// </summary>
public sealed record BulkAct
{
    /// <summary>After these days what was done stays so.</summary>
    public const int DaysToUndo = 30;

    /// <summary>Whoever chose more asks more closely.</summary>
    public const int MostItems = 10_000;

    public long Id { get; init; }

    public BulkKind Kind { get; init; }

    public MemberId ModeratorId { get; init; }

    /// <summary>In the moderator's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where to, by which tags, or for how long: what the kind asks for, as the form gave it.</summary>
    public string Details { get; init; } = "";

    public int ItemCount { get; init; }

    public DateTimeOffset ChosenAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    public MemberId? UndoneBy { get; init; }

    /// <summary>Whether a job has something left to do.</summary>
    public bool IsUnderWay => StartedAt is not null && FinishedAt is null;

    public bool CanBeUndone(DateTimeOffset now) =>
        Kind.CanBeUndone() && UndoneAt is null && StartedAt is { } started && now < started.AddDays(DaysToUndo);
}
