using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parley.Web.Features.Notifications;

/// <summary>Once a day, and a while after each start, on every node: who comes second finds nothing left.</summary>
public sealed partial class TidyDaily(IServiceScopeFactory scopes, TimeProvider time, ILogger<TidyDaily> logger) : BackgroundService
{
    static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; !stoppingToken.IsCancellationRequested; wait = Interval)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await TryTidyAsync(stoppingToken);
        }
    }

    async Task TryTidyAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ForgetOldNotifications>().ForgetAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException)
        {
            LogPutOff(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old notifications could not be forgotten now; tomorrow they will be")]
    partial void LogPutOff(Exception failure);
}
