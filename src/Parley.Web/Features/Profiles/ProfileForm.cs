using Parley.Domain.Accounts;
using Parley.Domain.Profiles;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Profiles;

public sealed record ProfileForm
{
    public string? DisplayName { get; init; }

    public string? About { get; init; }

    public string? Website { get; init; }

    public string? Location { get; init; }

    public string? TimeZone { get; init; }

    public Audience DetailsFor { get; init; }

    public Audience ActivityFor { get; init; }

    public Audience LastSeenFor { get; init; }

    public string CleanDisplayName => TypedText.OneLine(DisplayName);

    public string CleanAbout => TypedText.Lines(About);

    public string CleanWebsite => Profile.WithScheme(TypedText.OneLine(Website));

    public string CleanLocation => TypedText.OneLine(Location);

    public static ProfileForm Of(Member member, Profile profile) => new()
    {
        DisplayName = member.DisplayName,
        About = profile.About,
        Website = profile.Website,
        Location = profile.Location,
        TimeZone = member.TimeZone,
        DetailsFor = profile.DetailsFor,
        ActivityFor = profile.ActivityFor,
        LastSeenFor = profile.LastSeenFor,
    };

    public IEnumerable<Problem> Problems()
    {
        Problem?[] problems =
        [
            Domain.Profiles.DisplayName.Check(CleanDisplayName, "displayName"),
            Profile.CheckAbout(CleanAbout, "about"),
            Profile.CheckWebsite(CleanWebsite, "website"),
            Profile.CheckLocation(CleanLocation, "location"),
            string.IsNullOrEmpty(TimeZone) || TimeZones.IsKnown(TimeZone) ? null : new Problem("timeZone", "TimeZoneUnknown"),
            Audiences.All(Enum.IsDefined) ? null : new Problem("", "AudienceUnknown"),
        ];
        return problems.OfType<Problem>();
    }

    Audience[] Audiences => [DetailsFor, ActivityFor, LastSeenFor];
}
