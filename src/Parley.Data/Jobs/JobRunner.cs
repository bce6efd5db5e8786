using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Parley.Data.Jobs;

/// <summary>Takes jobs that are due, one at a time, from a table that other nodes take from too.</summary>
public sealed partial class JobRunner(
    Database database, JobHandlers handlers, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobRunner> logger)
{
    const int MostAttempts = 12;
    const int BatchSize = 20;
    const int MostNotes = 10;

    // A node that died in the middle of a job holds it no longer than this.
    static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(5);
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);
    static readonly TimeSpan BetweenNotes = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs what is due until nothing is; says how many jobs it ran.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        var ran = 0;
        while (await DueAsync(cancel) is { Count: > 0 } due)
        {
            foreach (var job in due)
            {
                if (await ClaimAsync(job, cancel))
                {
                    await RunAsync(job, cancel);
                    ran++;
                }
            }
        }

        return ran;
    }

    async Task<List<Job>> DueAsync(CancellationToken cancel)
    {
        await using var db = new ParleyDb(database);
        var now = time.GetUtcNow();
        return await db.Jobs
            .Where(job => job.FailedAt == null && job.RunAt <= now && (job.ClaimedUntil == null || job.ClaimedUntil < now))
            .OrderBy(job => job.RunAt).ThenBy(job => job.Id)
            .Take(BatchSize)
            .ToListAsync(cancel);
    }

    // Whoever changes the row has the job; no lock is held while it runs.
    async Task<bool> ClaimAsync(Job job, CancellationToken cancel)
    {
        await using var db = new ParleyDb(database);
        var now = time.GetUtcNow();
        return await db.WriteAsync(
            () => db.Jobs
                .Where(row => row.Id == job.Id && row.Attempts == job.Attempts && (row.ClaimedUntil == null || row.ClaimedUntil < now))
                .Set(row => row.ClaimedUntil, (DateTimeOffset?)(now + ClaimLength))
                .Set(row => row.Attempts, job.Attempts + 1)
                .UpdateAsync(cancel),
            cancel) == 1;
    }

    async Task RunAsync(Job job, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await handlers.RunAsync(job, scope.ServiceProvider, cancel);
            await ForgetAsync(job);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await GiveBackAsync(job);
            throw;
        }
        catch (Exception failure)
        {
            await PostponeAsync(job, failure);
        }
    }

    // What was done is noted even if the program is being stopped by now: or it would be done once more.
    Task ForgetAsync(Job job) => NoteAsync(job, row => row.DeleteAsync());

    // A program that is stopped leaves its job to the next one at once; only one that dies keeps it until the claim runs out.
    Task GiveBackAsync(Job job) => NoteAsync(
        job,
        row => row.Set(held => held.ClaimedUntil, (DateTimeOffset?)null).Set(held => held.Attempts, job.Attempts).UpdateAsync());

    Task PostponeAsync(Job job, Exception failure)
    {
        var attempts = job.Attempts + 1;
        var givenUp = attempts >= MostAttempts;
        if (givenUp)
            LogGivenUp(job.Id, job.Handler, attempts, failure);
        else
            LogFailed(job.Id, job.Handler, attempts, failure);

        var now = time.GetUtcNow();
        return NoteAsync(
            job,
            row => row
                .Set(held => held.RunAt, now + WaitAfter(attempts))
                .Set(held => held.ClaimedUntil, (DateTimeOffset?)null)
                .Set(held => held.LastError, failure.ToString())
                .Set(held => held.FailedAt, givenUp ? now : (DateTimeOffset?)null)
                .UpdateAsync());
    }

    // Whose end is not noted stays claimed for minutes: while others keep the database busy, the note is worth some patience.
    async Task NoteAsync(Job job, Func<IQueryable<Job>, Task> note)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = new ParleyDb(database);
                await db.WriteAsync(() => note(db.Jobs.Where(row => row.Id == job.Id)), CancellationToken.None);
                return;
            }
            catch (DbException busy) when (attempt < MostNotes && database.IsUnavailable(busy))
            {
                await Task.Delay(attempt * BetweenNotes);
            }
        }
    }

    static TimeSpan WaitAfter(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, attempts), LongestWait.TotalSeconds));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Id} ({Handler}) failed at attempt {Attempt}; it will be tried again")]
    partial void LogFailed(long id, string handler, int attempt, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Id} ({Handler}) was given up after {Attempt} attempts")]
    partial void LogGivenUp(long id, string handler, int attempt, Exception failure);
}
