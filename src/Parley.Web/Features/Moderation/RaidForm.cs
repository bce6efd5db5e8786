using Parley.Domain.Raids;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Moderation;

public sealed record RaidForm
{
    const int HoursOfDay = 24;

    /// <summary>Held is what accounts write that are younger than so many days, or hours.</summary>
    public int? Young { get; init; } = 7;

    public bool InHours { get; init; }

    public bool ClosesRegistration { get; init; }

    public bool Slows { get; init; }

    /// <summary>In hours.</summary>
    public int Length { get; init; } = 6;

    public int YoungHours => InHours ? Young!.Value : Young!.Value * HoursOfDay;

    public IEnumerable<Problem> Problems()
    {
        Problem?[] problems =
        [
            Young is >= 1 and <= Raid.LongestYoungHours && YoungHours <= Raid.LongestYoungHours ? null : new Problem("young", "YoungWrong", Raid.LongestYoungHours / HoursOfDay),
            Raid.Lengths.Contains(Length) ? null : new Problem("length", "LengthWrong"),
        ];
        return problems.OfType<Problem>();
    }
}
