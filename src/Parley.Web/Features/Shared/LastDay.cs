using System.Globalization;

namespace Parley.Web.Features.Shared;

/// <summary>The day with which something ends, as a browser's field for days writes it: a day of whoever typed it, in their time zone.</summary>
static class LastDay
{
    const int MostYears = 10;
    const string DayFormat = "yyyy-MM-dd";

    public static string Of(DateTimeOffset end, TimeZoneInfo? zone) => Within(end, zone).ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A moment of that day. What ends at midnight ends with the day before.</summary>
    public static DateTimeOffset Within(DateTimeOffset end, TimeZoneInfo? zone) =>
        TimeZoneInfo.ConvertTime(end, zone ?? TimeZoneInfo.Utc).AddMilliseconds(-1);

    /// <summary>The end of the day; null for what is no day that something may last to.</summary>
    public static DateTimeOffset? EndOf(string? typed, TimeZoneInfo? zone, DateTimeOffset now)
    {
        if (!DateOnly.TryParseExact(typed?.Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year > now.Year + MostYears)
        {
            return null;
        }

        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var end = new DateTimeOffset(midnight, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(midnight)).ToUniversalTime();
        return end > now ? end : null;
    }
}
