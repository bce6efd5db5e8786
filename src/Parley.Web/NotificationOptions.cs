using System.Globalization;

namespace Parley.Web;

public sealed class NotificationOptions
{
    /// <summary>How many days a notification that was read is kept.</summary>
    public int KeepReadDays { get; set; } = 90;

    public int KeepUnreadDays { get; set; } = 365;

    /// <summary>How many days the mail log goes back.</summary>
    public int KeepMailLogDays { get; set; } = 90;

    /// <summary>How many minutes a mail waits, in case that its reader is on the site and reads there.</summary>
    public int MailDelayMinutes { get; set; } = 2;

    /// <summary>The hour of the day at which daily mails go out, by the clock of each reader; UTC for who has told no time zone.</summary>
    public int DigestHour { get; set; } = 7;

    internal void Validate()
    {
        const int mostDays = 36_500;
        Require(nameof(KeepReadDays), KeepReadDays, 1, mostDays);
        Require(nameof(KeepUnreadDays), KeepUnreadDays, 1, mostDays);
        Require(nameof(KeepMailLogDays), KeepMailLogDays, 1, mostDays);
        Require(nameof(MailDelayMinutes), MailDelayMinutes, 0, 1440);
        Require(nameof(DigestHour), DigestHour, 0, 23);
    }

    static void Require(string name, int value, int least, int most) => ParleyOptions.Require(
        value >= least && value <= most, $"Notifications:{name}", value.ToString(CultureInfo.InvariantCulture), Wanted.Number(least, most));
}
