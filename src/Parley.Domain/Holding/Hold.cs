using Parley.Domain.Shared;

namespace Parley.Domain.Holding;

/// <summary>The decision that a post waits for review. <paramref name="Words"/> say more of it to moderators, where there is more to say.</summary>
public sealed record Hold(HoldReason Reason, string Words = "")
{
    /// <summary>So many posts of one member may wait at once, or who registers to advertise fills the queue alone.</summary>
    public const int MostWaiting = 10;

    public static Problem? CheckWaiting(int waiting) => waiting < MostWaiting ? null : new Problem("", "TooManyWait", MostWaiting);
}
