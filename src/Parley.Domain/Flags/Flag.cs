using Parley.Domain.Accounts;
using Parley.Domain.Posts;
using Parley.Domain.Shared;

namespace Parley.Domain.Flags;

/// <summary>A member's report of a post to the moderators.</summary>
public sealed record Flag
{
    public const int LongestWords = 500;

    public long Id { get; init; }

    public PostId PostId { get; init; }

    public MemberId ReporterId { get; init; }

    public FlagKind Kind { get; init; }

    /// <summary>For moderators alone; may be empty, but for <see cref="FlagKind.Other"/>.</summary>
    public string Words { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public FlagOutcome Outcome { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public MemberId? DecidedBy { get; init; }

    /// <summary>Who is looking into it, so that nobody else need.</summary>
    public MemberId? ClaimedBy { get; init; }

    public static Problem? Check(FlagKind kind, string words)
    {
        if (!Enum.IsDefined(kind))
            return new Problem("kind", "FlagKindMissing");
        if (kind == FlagKind.Other && !TypedText.HasInk(words))
            return new Problem("words", "FlagWordsMissing");

        return words.Length > LongestWords ? new Problem("words", "FlagWordsTooLong", LongestWords) : null;
    }
}
