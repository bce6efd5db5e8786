using Parley.Domain.Accounts;

namespace Parley.Domain.Blocks;

/// <summary>What a moderator laid on a member: a warning, silence, or suspension.</summary>
public sealed record MemberBlock
{
    public long Id { get; init; }

    public MemberId MemberId { get; init; }

    public MemberId ModeratorId { get; init; }

    public Standing Standing { get; init; }

    /// <summary>In the moderator's words, which the member reads too.</summary>
    public string Reason { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>Null for good; a warning lasts until it was read.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether what the member wrote is hidden with it; see <see cref="Moderation.HiddenCauses.WithAuthor"/>.</summary>
    public bool HidesPosts { get; init; }

    /// <summary>When it was taken back, ran out, was read, or gave way to another of its kind; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it; nobody where it ran out.</summary>
    public MemberId? EndedBy { get; init; }
}
