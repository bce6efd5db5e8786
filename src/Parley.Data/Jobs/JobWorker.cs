using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Parley.Data.Jobs;

/// <summary>Runs jobs for as long as the program serves.</summary>
public sealed partial class JobWorker(Database database, JobRunner runner, ILogger<JobWorker> logger) : BackgroundService
{
    // Finds what other processes left; what this one leaves is found at once.
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first page of a cold start comes first.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.JobSignal.WaitAsync(Poll, stoppingToken);
                await runner.RunDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbException away)
            {
                LogAway(away);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job table can't be read now; trying again")]
    partial void LogAway(Exception away);
}
