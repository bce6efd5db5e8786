using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

/// <summary>Keeps the figures of the day as it goes on.</summary>
public sealed class CountHourly(IServiceScopeFactory scopes, TimeProvider time, ILogger<CountHourly> logger) : Periodically(scopes, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    protected override TimeSpan AfterStart => TimeSpan.FromMinutes(2);

    protected override Task WorkAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<KeepFigures>().KeepAsync(cancel);
}
