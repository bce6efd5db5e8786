using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Forgets sessions that nobody has come back to, and addresses (IP) that have been kept long enough.</summary>
public sealed class PruneSessions(
    Database database, CurrentSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<PruneSessions> logger)
    : Periodically(scopes, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task PruneAsync(CancellationToken cancel)
    {
        var now = Time.GetUtcNow();
        var kept = settings.Now.Privacy;
        var (oldest, oldestAddress) = (now - TimeSpan.FromDays(kept.SessionDays), now - TimeSpan.FromDays(kept.AddressDays));
        await using var db = new ParleyDb(database);
        await db.WriteAsync(
            async () =>
            {
                await db.Sessions.Where(row => row.SeenAt < oldest).DeleteAsync(cancel);
                await db.Sessions.Where(row => row.SeenAt < oldestAddress && row.Address != null)
                    .Set(row => row.Address, (string?)null)
                    .UpdateAsync(cancel);
                await db.ForgetOriginsAsync(oldestAddress, cancel);
                await db.SpentValues.Where(row => row.ExpiresAt < now).DeleteAsync(cancel);
            },
            cancel);
    }

    protected override Task WorkAsync(IServiceProvider services, CancellationToken cancel) => PruneAsync(cancel);
}
