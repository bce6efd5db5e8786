using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

/// <summary>Forgets old notifications.</summary>
public sealed class TidyDaily(IServiceScopeFactory scopes, TimeProvider time, ILogger<TidyDaily> logger) : Periodically(scopes, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromDays(1);

    protected override TimeSpan AfterStart => TimeSpan.FromMinutes(10);

    protected override Task WorkAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<ForgetOldNotifications>().ForgetAsync(cancel);
}
