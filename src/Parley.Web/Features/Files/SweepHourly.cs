using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Files;

/// <summary>Clears away files that nothing refers to.</summary>
public sealed class SweepHourly(IServiceScopeFactory scopes, TimeProvider time, ILogger<SweepHourly> logger) : Periodically(scopes, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    protected override Task WorkAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<SweepFiles>().SweepAsync(cancel);
}
