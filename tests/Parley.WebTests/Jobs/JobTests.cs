using LinqToDB;
using Parley.Data.Jobs;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Jobs;

public sealed class JobTests : IClassFixture<JobDatabase>, IAsyncLifetime
{
    static readonly TimeSpan LongerThanAnyWait = TimeSpan.FromHours(7);
    static readonly TimeSpan LongerThanAnyClaim = TimeSpan.FromMinutes(6);

    readonly SetClock _clock = new();
    readonly RingBell _bell = new();
    readonly JobDatabase _database;
    JobNode? _node;
    JobNode? _other;

    public JobTests(JobDatabase database)
    {
        Assert.SkipWhen(TestDatabase.Missing is not null, TestDatabase.Missing ?? "");
        _database = database;
    }

    JobNode Node => _node!;

    public async ValueTask InitializeAsync()
    {
        (_node, _other) = (new(_database.Address, _clock, _bell), new(_database.Address, _clock, _bell));
        await Node.WithAsync((db, _) => db.Jobs.DeleteAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in new[] { _node, _other }.OfType<JobNode>())
            await node.DisposeAsync();
    }

    [Fact]
    public async Task Job_that_is_done_is_forgotten()
    {
        await Node.EnqueueAsync(7);

        Assert.Equal(1, await Node.RunDueAsync());
        Assert.Equal(0, await Node.RunDueAsync());

        Assert.Equal([7], _bell.Rung);
        Assert.Empty(await Node.JobsAsync());
    }

    [Fact]
    public async Task Job_that_fails_is_tried_again_after_growing_waits_and_given_up_at_last()
    {
        _bell.Ring = _ => throw new InvalidOperationException("The bell is cracked.");
        await Node.EnqueueAsync(1);

        var waits = new List<TimeSpan>();
        while (await Node.RunDueAsync() == 1)
        {
            var job = Assert.Single(await Node.JobsAsync());
            Assert.Contains("The bell is cracked.", job.LastError, StringComparison.Ordinal);
            Assert.Equal(waits.Count + 1, job.Attempts);
            if (job.FailedAt is not null)
                break;
            waits.Add(job.RunAt - _clock.GetUtcNow());
            _clock.Pass(waits[^1] - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await Node.RunDueAsync());
            _clock.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        Assert.True(waits[^1] > TimeSpan.FromHours(1) && waits.Distinct().Count() > 5);
        _clock.Pass(LongerThanAnyWait);
        Assert.Equal(0, await Node.RunDueAsync());
        Assert.Equal(waits.Count + 1, _bell.Rung.Count);
        Assert.NotNull(Assert.Single(await Node.JobsAsync()).FailedAt);
    }

    [Fact]
    public async Task Job_that_failed_once_is_done_later()
    {
        _bell.Ring = _ => throw new InvalidOperationException("Not yet.");
        await Node.EnqueueAsync(1);
        await Node.RunDueAsync();
        _bell.Ring = _ => Task.CompletedTask;
        _clock.Pass(LongerThanAnyWait);

        Assert.Equal(1, await Node.RunDueAsync());
        Assert.Empty(await Node.JobsAsync());
    }

    [Fact]
    public async Task Two_nodes_at_once_run_each_job_once()
    {
        const int jobs = 60;
        for (var number = 0; number < jobs; number++)
            await Node.EnqueueAsync(number);

        var ran = await Task.WhenAll(Task.Run(Node.RunDueAsync), Task.Run(_other!.RunDueAsync));

        Assert.Equal(jobs, ran.Sum());
        Assert.Equal(Enumerable.Range(0, jobs), _bell.Rung.Order());
        Assert.Empty(await Node.JobsAsync());
    }

    [Fact]
    public async Task Job_of_a_node_that_died_is_taken_again_when_its_claim_ran_out()
    {
        var never = new TaskCompletionSource();
        _bell.Ring = _ => never.Task;
        await Node.EnqueueAsync(1);
        _ = Node.RunDueAsync();
        while (_bell.Rung.IsEmpty)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        _bell.Ring = _ => Task.CompletedTask;

        Assert.Equal(0, await _other!.RunDueAsync());
        _clock.Pass(LongerThanAnyClaim);
        Assert.Equal(1, await _other.RunDueAsync());
        Assert.Equal([1, 1], _bell.Rung);
        Assert.Empty(await Node.JobsAsync());
    }

    [Fact]
    public async Task Job_of_a_node_that_was_stopped_is_taken_by_the_next_one_at_once()
    {
        using var stopping = new CancellationTokenSource();
        _bell.Ring = async cancel =>
        {
            await stopping.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        };
        await Node.EnqueueAsync(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Node.RunUntilAsync(stopping.Token));
        _bell.Ring = _ => Task.CompletedTask;

        Assert.Equal(1, await _other!.RunDueAsync());
        Assert.Empty(await Node.JobsAsync());
    }

    [Fact]
    public async Task Job_that_was_done_while_its_node_was_stopped_is_not_done_again()
    {
        using var stopping = new CancellationTokenSource();
        _bell.Ring = _ => stopping.CancelAsync();
        await Node.EnqueueAsync(1);
        await Record.ExceptionAsync(() => Node.RunUntilAsync(stopping.Token));

        Assert.Equal(0, await _other!.RunDueAsync());
        Assert.Equal([1], _bell.Rung);
    }

    // A job whose end was not noted would stay held for minutes, and with it all that is to happen after it.
    [Fact]
    public async Task Job_that_was_done_while_others_kept_the_database_busy_is_forgotten_once_they_let_go()
    {
        Assert.SkipUnless(TestDatabase.IsSqlite, "Only SQLite is locked as a whole.");
        _bell.Ring = async cancel =>
        {
            var busy = await Node.KeepBusyAsync(patience: TimeSpan.FromMilliseconds(10));
            _ = Task.Run(
                async () =>
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(300), cancel);
                    busy.Dispose();
                },
                cancel);
        };
        await Node.EnqueueAsync(1);

        Assert.Equal(1, await Node.RunDueAsync());

        Assert.Equal([1], _bell.Rung);
        Assert.Empty(await Node.JobsAsync());
    }

    [Fact]
    public async Task Job_for_an_unknown_handler_waits_and_lets_the_others_pass()
    {
        var now = _clock.GetUtcNow();
        await Node.WithAsync((db, _) => db.InsertAsync(new Job { Handler = "OnSomethingNewer", Payload = "{}", CreatedAt = now, RunAt = now }));
        await Node.EnqueueAsync(1);

        await Node.RunDueAsync();

        Assert.Equal([1], _bell.Rung);
        var waiting = Assert.Single(await Node.JobsAsync());
        Assert.Equal(("OnSomethingNewer", 1), (waiting.Handler, waiting.Attempts));
        Assert.Contains("no handler named OnSomethingNewer", waiting.LastError, StringComparison.Ordinal);
        Assert.True(waiting.RunAt > now && waiting.FailedAt is null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ broken")]
    public async Task Job_that_can_not_be_read_is_postponed(string payload)
    {
        var now = _clock.GetUtcNow();
        await Node.WithAsync((db, _) => db.InsertAsync(new Job { Handler = nameof(OnBellRung), Payload = payload, CreatedAt = now, RunAt = now }));

        await Node.RunDueAsync();

        Assert.NotNull(Assert.Single(await Node.JobsAsync()).LastError);
    }

    [Fact]
    public async Task Job_of_a_write_that_was_undone_was_never_there()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Node.WithAsync((db, jobs) => db.WriteAsync(
            async () =>
            {
                await jobs.EnqueueAsync(new BellRung(1), default);
                throw new InvalidOperationException("Undo it.");
            },
            default)));

        Assert.Empty(await Node.JobsAsync());
    }
}
