using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Figures;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Admin;

/// <summary>Counts what happened each day: today's and yesterday's anew, and days that nobody counted yet.</summary>
public sealed class KeepFigures(ParleyDb db, TimeProvider time)
{
    /// <summary>What the charts show.</summary>
    public const int DaysShown = 30;

    static readonly TimeSpan MissesKept = TimeSpan.FromDays(90);

    public async Task KeepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = DailyFigures.DayOf(now);
        var known = await db.DailyFigures.Where(row => row.Day > today - DaysShown).Select(row => row.Day).ToListAsync(cancel);
        foreach (var day in Enumerable.Range(today - DaysShown + 1, DaysShown).Where(day => day >= today - 1 || !known.Contains(day)))
            await KeepAsync(day, cancel);
        await db.WriteAsync(() => db.SearchMisses.Where(row => row.LastAt < now - MissesKept).DeleteAsync(cancel), cancel);
    }

    async Task KeepAsync(int day, CancellationToken cancel)
    {
        var counted = await CountAsync(day, cancel);
        await db.WriteAsync(
            async () =>
            {
                // Who was seen yesterday and again today is seen today: so the most that was counted is nearest.
                var kept = await db.DailyFigures.Where(row => row.Day == day).Select(row => (int?)row.ActiveMembers).SingleOrDefaultAsync(cancel);
                await db.InsertOrReplaceAsync(counted with { ActiveMembers = Math.Max(kept ?? 0, counted.ActiveMembers) }, token: cancel);
            },
            cancel);
    }

    async Task<DailyFigures> CountAsync(int day, CancellationToken cancel)
    {
        var (start, end) = (DailyFigures.StartOf(day), DailyFigures.StartOf(day + 1));
        return new()
        {
            Day = day,
            NewMembers = await db.Members.CountAsync(row => row.CreatedAt >= start && row.CreatedAt < end, cancel),
            Topics = await db.Topics.CountAsync(row => row.CreatedAt >= start && row.CreatedAt < end, cancel),
            Replies = await db.Posts.CountAsync(row => row.CreatedAt >= start && row.CreatedAt < end && row.Number > 1 && row.Kind == PostKind.Text, cancel),
            ActiveMembers = await db.Members.CountAsync(row => row.LastSeenAt >= start && row.LastSeenAt < end, cancel),
            Flags = await db.Flags.CountAsync(row => row.At >= start && row.At < end, cancel),
        };
    }
}
