using System.Globalization;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Shared;

/// <summary>A time as the reader's clock shows it: who has not told where they live reads UTC, and is told so.</summary>
static class ReadersZone
{
    public static DateTimeOffset Of(Member? reader, DateTimeOffset at) =>
        ZoneOf(reader) is { } zone ? TimeZoneInfo.ConvertTime(at, zone) : at;

    /// <summary>The day alone, in the words of the page's language.</summary>
    public static string Day(Member? reader, DateTimeOffset at) => Of(reader, at).ToString("D", Spoken);

    static CultureInfo Spoken => CultureInfo.CurrentUICulture;

    public static string Suffix(Member? reader) => ZoneOf(reader) is null ? " UTC" : "";

    /// <summary>Null where none was told, or one that this machine does not know.</summary>
    public static TimeZoneInfo? ZoneOf(Member? reader) => ZoneNamed(reader?.TimeZone);

    public static TimeZoneInfo? ZoneNamed(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
