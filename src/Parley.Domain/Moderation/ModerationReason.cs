using Parley.Domain.Shared;

namespace Parley.Domain.Moderation;

/// <summary>Why a moderator did something: asked for once, and told to whom it was done.</summary>
public static class ModerationReason
{
    public const int LongestLength = 500;

    public static Problem? Check(string reason, string field)
    {
        if (!TypedText.HasInk(reason))
            return new Problem(field, "ReasonMissing");

        return GivenReason.Of(reason).Words.Length > LongestLength ? new Problem(field, "ReasonTooLong", LongestLength) : null;
    }
}
