namespace Parley.Web.Features.Profiles;

/// <summary>The time zones that this machine knows, by the names of the IANA.</summary>
static class TimeZones
{
    // "Continent/City": the rest are old names of the same and codes that nobody looks for.
    public static IReadOnlyList<string> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static bool IsKnown(string name) => All.Contains(name);
}
