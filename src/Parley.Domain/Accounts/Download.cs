namespace Parley.Domain.Accounts;

/// <summary>A copy of a member's data, made when it was asked for.</summary>
public sealed class Download
{
    /// <summary>How long it can be fetched, and how long until the next one can be asked for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    public long Id { get; init; }

    public MemberId MemberId { get; init; }

    /// <summary>The file's name in the store, which nobody can guess.</summary>
    public string FileKey { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>When the member was first shown that it is ready; until then the bell counts it.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public string File => $"downloads/{FileKey}.zip";
}
