namespace Parley.Web.Features.Notifications;

static class DigestTime
{
    /// <summary>The next time that it is this hour (UTC).</summary>
    public static DateTimeOffset After(DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        return today > now ? today : today.AddDays(1);
    }
}
