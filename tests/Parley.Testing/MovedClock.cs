namespace Parley.Testing;

/// <summary>The time of this machine, moved on as far as a test wants.</summary>
public sealed class MovedClock : TimeProvider
{
    TimeSpan _ahead;

    public void Pass(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
