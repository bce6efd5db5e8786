using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Shared;

namespace Parley.Domain.Appeals;

/// <summary>A member's objection to what a moderator did, once for each act, which somebody else looks at.</summary>
public sealed record Appeal
{
    public const int LongestWords = 1000;

    public long Id { get; init; }

    /// <summary>The act, in the log.</summary>
    public long EntryId { get; init; }

    public MemberId MemberId { get; init; }

    public string Words { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public AppealOutcome Outcome { get; init; }

    /// <summary>What the member was answered.</summary>
    public string Answer { get; init; } = "";

    public MemberId? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public static Problem? Check(string words)
    {
        if (!TypedText.HasInk(words))
            return new Problem("words", "AppealMissing");

        return words.Length > LongestWords ? new Problem("words", "AppealTooLong", LongestWords) : null;
    }

    /// <summary>What can be objected to: what takes something from a member, and can be given back.</summary>
    public static bool CanBeAgainst(ModeratorAct act) => act is ModeratorAct.PostHidden or ModeratorAct.TopicHidden or ModeratorAct.TopicClosed
        or ModeratorAct.MemberWarned or ModeratorAct.MemberSilenced;
}

public enum AppealOutcome
{
    Open = 0,

    /// <summary>The act stays.</summary>
    Upheld = 1,

    /// <summary>The act was taken back.</summary>
    Overturned = 2,
}
