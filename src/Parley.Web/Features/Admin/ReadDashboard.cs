using System.Diagnostics;
using System.Reflection;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Domain.Figures;

namespace Parley.Web.Features.Admin;

/// <summary>How the forum does: what happened in the last days, and, for administrators, how the program is.</summary>
public sealed class ReadDashboard(ParleyDb db, KeepFigures keep, ParleyOptions options, TimeProvider time)
{
    const int MostMisses = 10;
    const int MostFailed = 20;

    /// <summary>One for each of the last days, today's last.</summary>
    public async Task<IReadOnlyList<DailyFigures>> FiguresAsync(CancellationToken cancel)
    {
        var today = DailyFigures.DayOf(time.GetUtcNow());
        if (!await db.DailyFigures.AnyAsync(row => row.Day == today, cancel))
            await keep.KeepAsync(cancel);

        var kept = await db.DailyFigures.Where(row => row.Day > today - KeepFigures.DaysShown).ToDictionaryAsync(row => row.Day, cancel);
        return
        [
            .. Enumerable.Range(today - KeepFigures.DaysShown + 1, KeepFigures.DaysShown)
                .Select(day => kept.GetValueOrDefault(day) ?? new DailyFigures { Day = day }),
        ];
    }

    public Task<List<SearchMiss>> MissesAsync(CancellationToken cancel) =>
        db.SearchMisses.OrderByDescending(row => row.Count).ThenByDescending(row => row.LastAt).Take(MostMisses).ToListAsync(cancel);

    public async Task<Health> HealthAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mails = await db.MailLog.Where(row => row.At >= now.AddDays(-1))
            .GroupBy(row => row.Status).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return new()
        {
            Database = await db.DescribeAsync(cancel),
            DatabaseBytes = await db.SizeAsync(cancel),
            FreeBytes = new DriveInfo(Path.GetFullPath(options.Data)).AvailableFreeSpace,
            Version = typeof(ReadDashboard).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
            MemoryBytes = Environment.WorkingSet,
            UpFor = now - Process.GetCurrentProcess().StartTime,
            JobsWaiting = await db.Jobs.CountAsync(row => row.FailedAt == null && row.RunAt <= now, cancel),
            JobsLater = await db.Jobs.CountAsync(row => row.FailedAt == null && row.RunAt > now, cancel),
            Failed = await db.Jobs.Where(row => row.FailedAt != null).OrderByDescending(row => row.Id).Take(MostFailed).ToListAsync(cancel),
            Mails = mails,
        };
    }
}

public sealed record Health
{
    public required string Database { get; init; }

    public required long DatabaseBytes { get; init; }

    /// <summary>Left on the disk where the forum's data are.</summary>
    public required long FreeBytes { get; init; }

    public required string Version { get; init; }

    public required long MemoryBytes { get; init; }

    public required TimeSpan UpFor { get; init; }

    public required int JobsWaiting { get; init; }

    /// <summary>Those whose time has not come.</summary>
    public required int JobsLater { get; init; }

    /// <summary>The last that were given up.</summary>
    public required IReadOnlyList<Job> Failed { get; init; }

    /// <summary>Of the last day.</summary>
    public required IReadOnlyDictionary<MailStatus, int> Mails { get; init; }
}
