using System.Data.Common;
using LinqToDB;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Data;

namespace Parley.Web.Features.Accounts;

/// <summary>Forgets sessions that nobody has come back to, and addresses (IP) that have been kept long enough.</summary>
public sealed partial class PruneSessions(Database database, ParleyOptions options, TimeProvider time, ILogger<PruneSessions> logger) : BackgroundService
{
    /// <summary>As long as the cookie lasts.</summary>
    public static readonly TimeSpan LongestUnseen = TimeSpan.FromDays(60);

    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task PruneAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (oldest, oldestAddress) = (now - LongestUnseen, now - TimeSpan.FromDays(options.Privacy.AddressDays));
        await using var db = new ParleyDb(database);
        await db.WriteAsync(
            async () =>
            {
                await db.Sessions.Where(row => row.SeenAt < oldest).DeleteAsync(cancel);
                await db.Sessions.Where(row => row.SeenAt < oldestAddress && row.Address != null)
                    .Set(row => row.Address, (string?)null)
                    .UpdateAsync(cancel);
                await db.SpentValues.Where(row => row.ExpiresAt < now).DeleteAsync(cancel);
            },
            cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await TryPruneAsync(stoppingToken);
        }
    }

    // What could not be forgotten now is forgotten an hour later.
    async Task TryPruneAsync(CancellationToken cancel)
    {
        try
        {
            await PruneAsync(cancel);
        }
        catch (Exception away) when (away is DbException or OperationCanceledException)
        {
            LogLeft(away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old sessions and addresses could not be removed")]
    partial void LogLeft(Exception away);
}
