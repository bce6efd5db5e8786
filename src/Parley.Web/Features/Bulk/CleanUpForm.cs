namespace Parley.Web.Features.Bulk;

/// <summary>What of a spammer goes: all since so many hours ago, or, with zero, all there is; and for how many days the member is suspended.</summary>
public sealed record CleanUpForm(int Hours = CleanUpForm.ADay, int Days = 0, string? Reason = null)
{
    public const int ADay = 24;
    public const int All = 0;

    public static readonly IReadOnlyList<int> Offered = [1, ADay, 7 * ADay, 30 * ADay, All];
}
