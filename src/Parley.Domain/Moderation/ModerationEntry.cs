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
}
