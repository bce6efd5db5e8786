using Parley.Domain.Accounts;

namespace Parley.Web.Features.Shared;

/// <summary>A time as the reader's clock shows it: who has not told where they live reads UTC, and is told so.</summary>
static class ReadersZone
{
    public static DateTimeOffset Of(Member? reader, DateTimeOffset at) =>
        ZoneOf(reader) is { } zone ? TimeZoneInfo.ConvertTime(at, zone) : at;

    public static string Suffix(Member? reader) => ZoneOf(reader) is null ? " UTC" : "";

    // One that this machine does not know is as good as none.
    static TimeZoneInfo? ZoneOf(Member? reader) =>
        reader?.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
