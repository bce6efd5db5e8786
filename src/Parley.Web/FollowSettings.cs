using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Web.Mvc;

namespace Parley.Web;

/// <summary>Follows what was changed in the browser of another node: one small statement each time.</summary>
public sealed class FollowSettings(CurrentSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILogger<FollowSettings> logger)
    : Periodically(scopes, time, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromSeconds(30);

    protected override Task WorkAsync(IServiceProvider services, CancellationToken cancel)
    {
        settings.Refresh();
        return Task.CompletedTask;
    }
}
