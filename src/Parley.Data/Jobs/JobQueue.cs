using System.Text.Json;
using LinqToDB;

namespace Parley.Data.Jobs;

public sealed class JobQueue(ParleyDb db, JobHandlers handlers, TimeProvider time)
{
    /// <summary>Leaves a job for each handler of the event, in the caller's transaction.</summary>
    public Task EnqueueAsync<TEvent>(TEvent happened, CancellationToken cancel) => EnqueueAsync(happened, time.GetUtcNow(), cancel);

    /// <summary>The same, for later; what wants to be done at a time is found by looking every few seconds.</summary>
    public async Task EnqueueAsync<TEvent>(TEvent happened, DateTimeOffset runAt, CancellationToken cancel)
    {
        var payload = JsonSerializer.Serialize(happened);
        foreach (var handler in handlers.Of<TEvent>())
        {
            await db.InsertAsync(new Job { Handler = handler, Payload = payload, CreatedAt = time.GetUtcNow(), RunAt = runAt }, token: cancel);
        }

        db.HasNewJobs = true;
    }
}
