using System.Text.Json;
using LinqToDB;

namespace Parley.Data.Jobs;

public sealed class JobQueue(ParleyDb db, JobHandlers handlers, TimeProvider time)
{
    /// <summary>Leaves a job for each handler of the event, in the caller's transaction.</summary>
    public async Task EnqueueAsync<TEvent>(TEvent happened, CancellationToken cancel)
    {
        var payload = JsonSerializer.Serialize(happened);
        foreach (var handler in handlers.Of<TEvent>())
        {
            var now = time.GetUtcNow();
            await db.InsertAsync(new Job { Handler = handler, Payload = payload, CreatedAt = now, RunAt = now }, token: cancel);
        }

        db.HasNewJobs = true;
    }
}
