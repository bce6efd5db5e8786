using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parley.Web.Features.Files;

/// <summary>Every hour, on every node: who comes second finds nothing left.</summary>
public sealed partial class SweepHourly(IServiceScopeFactory scopes, TimeProvider time, ILogger<SweepHourly> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await TrySweepAsync(stoppingToken);
        }
    }

    async Task TrySweepAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SweepFiles>().SweepAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException)
        {
            LogPutOff(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files that nothing refers to could not be cleared away now; in an hour they will be")]
    partial void LogPutOff(Exception failure);
}
