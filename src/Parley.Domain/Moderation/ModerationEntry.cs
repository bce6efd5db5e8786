using Parley.Domain.Accounts;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Domain.Moderation;

/// <summary>What a moderator did, to be looked up later: who, what, to whom, when and why.</summary>
public sealed record ModerationEntry
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public MemberId ModeratorId { get; init; }

    public ModeratorAct Act { get; init; }

    /// <summary>Whose post or topic it was.</summary>
    public MemberId? AuthorId { get; init; }

    public TopicId? TopicId { get; init; }

    public PostId? PostId { get; init; }

    /// <summary>In the moderator's words, which the author reads too.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What it was before, where the act alone does not say so: a category's name, say.</summary>
    public string Was { get; init; } = "";

    /// <summary>What it became.</summary>
    public string Became { get; init; } = "";

    /// <summary>Where from it was done; see <see cref="Shared.NetworkAddress"/>. Erased after a while.</summary>
    public string? Address { get; init; }
}
