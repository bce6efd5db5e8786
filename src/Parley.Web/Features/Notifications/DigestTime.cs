namespace Parley.Web.Features.Notifications;

static class DigestTime
{
    /// <summary>The next time that it is this hour in the zone.</summary>
    public static DateTimeOffset After(DateTimeOffset now, int hour, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return At(today, hour, zone) is var hourOfToday && hourOfToday > now ? hourOfToday : At(today.AddDays(1), hour, zone);
    }

    // The offset is that day's own: a day on which clocks are changed is shorter or longer than others.
    static DateTimeOffset At(DateTime day, int hour, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(day.AddHours(hour), DateTimeKind.Unspecified);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
