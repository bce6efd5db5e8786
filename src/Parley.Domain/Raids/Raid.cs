using Parley.Domain.Accounts;

namespace Parley.Domain.Raids;

/// <summary>A time in which the forum keeps newcomers short, because many come to do harm. At most one runs.</summary>
public sealed record Raid
{
    public const int LongestYoungHours = 365 * 24;

    public static readonly IReadOnlyList<int> Lengths = [1, 6, 24, 72];

    public long Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public MemberId StartedBy { get; init; }

    /// <summary>It ends by itself then.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Held is what accounts write that are younger than so many hours.</summary>
    public int YoungHours { get; init; }

    /// <summary>Nobody registers but by an invitation.</summary>
    public bool ClosesRegistration { get; init; }

    /// <summary>Everybody else has the limits of new members, and writes a post a minute at most.</summary>
    public bool Slows { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public MemberId? EndedBy { get; init; }

    /// <summary>Something while it runs, nothing afterwards: unique, so that two who begin one at once begin one.</summary>
    public int? Running { get; init; }

    public bool RunsAt(DateTimeOffset now) => Running is not null && now < Until;

    public bool IsYoung(DateTimeOffset since, DateTimeOffset now) => now - since < TimeSpan.FromHours(YoungHours);
}

/// <summary>The time of a raid is over.</summary>
public sealed record RaidDue(long RaidId);
