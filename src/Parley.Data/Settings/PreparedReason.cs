namespace Parley.Data.Settings;

/// <summary>A reason that moderators choose from a list. What was given once stays readable: it is never deleted, and never changed.</summary>
public sealed record PreparedReason
{
    public string Code { get; init; } = "";

    public int Position { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }
}

/// <summary>What a prepared reason says in one language. Those that Parley brings along have their words in its resource files.</summary>
public sealed record PreparedReasonText
{
    public string Code { get; init; } = "";

    public string Language { get; init; } = "";

    public string Text { get; init; } = "";
}
