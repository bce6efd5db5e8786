namespace Parley.Domain.Accounts;

/// <summary>
/// A member's change of the e-mail address. It waits until the mailed link is followed; afterwards it is the way back for who has
/// the old address. Kept as long as the mail log, whose addresses it tells to be the member's.
/// </summary>
public sealed class EmailChange
{
    /// <summary>How long the link to the new address works.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(1);

    /// <summary>How long the old address can be taken back.</summary>
    public static readonly TimeSpan TimeToRestore = TimeSpan.FromDays(7);

    public long Id { get; init; }

    public MemberId MemberId { get; init; }

    public string? OldEmail { get; init; }

    public string NewEmail { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>When the link was followed; null while the change waits for it.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
