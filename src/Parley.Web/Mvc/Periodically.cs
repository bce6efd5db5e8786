using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parley.Web.Mvc;

/// <summary>
/// Work that comes round again and again, on every node: who comes second finds nothing left. What could not be done is done the next
/// time.
/// </summary>
public abstract partial class Periodically(IServiceScopeFactory scopes, TimeProvider time, ILogger logger) : BackgroundService
{
    protected TimeProvider Time => time;

    protected abstract TimeSpan Interval { get; }

    /// <summary>The first time comes this long after the start: the first page of a cold start comes first.</summary>
    protected virtual TimeSpan AfterStart => Interval;

    protected abstract Task WorkAsync(IServiceProvider services, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; !stoppingToken.IsCancellationRequested; wait = Interval)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await TryAsync(stoppingToken);
        }
    }

    async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await WorkAsync(scope.ServiceProvider, cancel);
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException)
        {
            LogPutOff(GetType().Name, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} could not be done now; it will be, the next time")]
    partial void LogPutOff(string work, Exception failure);
}
