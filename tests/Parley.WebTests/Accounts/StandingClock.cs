namespace Parley.WebTests.Accounts;

/// <summary>Stands still at the time of its making, because cookies are dated, until it is moved.</summary>
public sealed class StandingClock : TimeProvider
{
    DateTimeOffset _now = System.GetUtcNow();

    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
