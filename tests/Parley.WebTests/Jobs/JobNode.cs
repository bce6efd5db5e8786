using System.Collections.Concurrent;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Migrations;

namespace Parley.WebTests.Jobs;

/// <summary>One of several programs on one database: it has jobs of its own kind and runs them when it is told to.</summary>
sealed class JobNode : IAsyncDisposable
{
    readonly ServiceProvider _services;

    public JobNode(string database, TimeProvider clock, RingBell bell) => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(clock)
        .AddParleyData(DatabaseAddress.Parse(database, "."))
        .AddJobHandler<BellRung, OnBellRung>()
        .AddSingleton(bell)
        .BuildServiceProvider();

    public Task<int> RunDueAsync() => RunUntilAsync(CancellationToken.None);

    public Task<int> RunUntilAsync(CancellationToken powerCut) => _services.GetRequiredService<JobRunner>().RunDueAsync(powerCut);

    /// <summary>Keeps all others of this node from writing until it is disposed; they give up after <paramref name="patience"/>.</summary>
    public Task<IDisposable> KeepBusyAsync(TimeSpan patience)
    {
        var database = _services.GetRequiredService<Database>();
        database.LongestWait = patience;
        return database.TakeTurnAsync(default);
    }

    public Task<int> MigrateAsync() => _services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);

    public Task EnqueueAsync(int number) => WithAsync((db, jobs) => db.WriteAsync(() => jobs.EnqueueAsync(new BellRung(number), default), default));

    public async Task<List<Job>> JobsAsync()
    {
        var jobs = new List<Job>();
        await WithAsync(async (db, _) => jobs = await db.Jobs.OrderBy(job => job.Id).ToListAsync());
        return jobs;
    }

    public async Task WithAsync(Func<ParleyDb, JobQueue, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ParleyDb>(), scope.ServiceProvider.GetRequiredService<JobQueue>());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

sealed record BellRung(int Number);

/// <summary>What ringing does, as the test wants it; shared by the nodes, so that it knows what each of them did.</summary>
sealed class RingBell
{
    public ConcurrentQueue<int> Rung { get; } = [];

    public Func<CancellationToken, Task> Ring { get; set; } = _ => Task.CompletedTask;
}

sealed class OnBellRung(RingBell bell) : IJobHandler<BellRung>
{
    public async Task HandleAsync(BellRung happened, CancellationToken cancel)
    {
        bell.Rung.Enqueue(happened.Number);
        await bell.Ring(cancel);
    }
}
