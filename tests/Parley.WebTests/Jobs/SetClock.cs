namespace Parley.WebTests.Jobs;

/// <summary>A clock that stands still until it is moved.</summary>
sealed class SetClock : TimeProvider
{
    DateTimeOffset _now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
