namespace Parley.Seed;

/// <summary>A clock that the seeding sets, so that the use cases write at the times that the files tell.</summary>
sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
