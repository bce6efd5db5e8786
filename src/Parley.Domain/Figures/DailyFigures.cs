namespace Parley.Domain.Figures;

/// <summary>What happened on one day (UTC). Kept, for what was there then is not there for ever.</summary>
public sealed record DailyFigures
{
    /// <summary>How many days after 1 January 1970.</summary>
    public int Day { get; init; }

    public int NewMembers { get; init; }

    public int Topics { get; init; }

    public int Replies { get; init; }

    /// <summary>Members who were seen; of days before the figures were kept nobody knows.</summary>
    public int ActiveMembers { get; init; }

    public int Flags { get; init; }

    public DateOnly Date => DateOnly.FromDateTime(StartOf(Day).UtcDateTime);

    public static int DayOf(DateTimeOffset time) => (int)(time - DateTimeOffset.UnixEpoch).TotalDays;

    public static DateTimeOffset StartOf(int day) => DateTimeOffset.UnixEpoch.AddDays(day);
}
