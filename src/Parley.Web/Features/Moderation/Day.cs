namespace Parley.Web.Features.Moderation;

/// <summary>A day of a condition, in UTC: from its first moment until the next day's.</summary>
static class Day
{
    public static DateTimeOffset? Start(DateOnly? day) => day is { } asked ? new(asked.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    public static DateTimeOffset? End(DateOnly? day) => day is { } asked && asked < DateOnly.MaxValue ? Start(asked.AddDays(1)) : null;
}
