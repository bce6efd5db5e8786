using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Data;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Bulk;

/// <summary>Forgets choices that nobody went on with for a day.</summary>
public sealed class DropChoices(IServiceScopeFactory scopes, TimeProvider time, ILogger<DropChoices> logger) : Periodically(scopes, time, logger)
{
    static readonly TimeSpan TimeToBegin = TimeSpan.FromDays(1);

    protected override TimeSpan Interval => TimeSpan.FromHours(6);

    public async Task DropAsync(ParleyDb db, CancellationToken cancel)
    {
        var before = Time.GetUtcNow() - TimeToBegin;
        var left = db.BulkActs.Where(row => row.StartedAt == null && row.ChosenAt < before);
        await db.WriteAsync(
            async () =>
            {
                await db.BulkItems.Where(row => left.Any(act => act.Id == row.BulkId)).DeleteAsync(cancel);
                await left.DeleteAsync(cancel);
            },
            cancel);
    }

    protected override Task WorkAsync(IServiceProvider services, CancellationToken cancel) =>
        DropAsync(services.GetRequiredService<ParleyDb>(), cancel);
}
