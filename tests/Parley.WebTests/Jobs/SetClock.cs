namespace Parley.WebTests.Jobs;

/// <summary>A clock that stands still until it is moved.</summary>
sealed class SetClock(DateTimeOffset? start = null) : TimeProvider
{
    DateTimeOffset _now = start ?? new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Begins at this moment: a browser keeps no cookies that a clock of the past has given an end.</summary>
    public static SetClock FromNow() => new(TimeProvider.System.GetUtcNow());

    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
