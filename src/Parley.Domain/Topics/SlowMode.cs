namespace Parley.Domain.Topics;

/// <summary>Between two replies of one member some minutes go by, where moderators want a topic to calm down. They wait nowhere.</summary>
public static class SlowMode
{
    /// <summary>A week: who is to wait longer is told that the topic is closed.</summary>
    public const int MostMinutes = 7 * 24 * 60;

    /// <summary><paramref name="last"/> is when the member last replied in the topic.</summary>
    public static TimeSpan WaitAfter(Topic topic, DateTimeOffset? last, DateTimeOffset now) =>
        last is { } before && before.AddMinutes(topic.SlowMinutes) is var end && end > now ? end - now : TimeSpan.Zero;
}
