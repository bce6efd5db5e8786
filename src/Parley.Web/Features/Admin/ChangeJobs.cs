using LinqToDB;
using Parley.Data;

namespace Parley.Web.Features.Admin;

/// <summary>Tries a job once more that was given up, or drops it.</summary>
public sealed class ChangeJobs(ParleyDb db, TimeProvider time)
{
    public Task<bool> RetryAsync(long id, CancellationToken cancel) => db.WriteAsync(
        async () => await db.Jobs.Where(row => row.Id == id && row.FailedAt != null)
            .Set(row => row.FailedAt, (DateTimeOffset?)null)
            .Set(row => row.Attempts, 0)
            .Set(row => row.RunAt, time.GetUtcNow())
            .UpdateAsync(cancel) > 0,
        cancel);

    public Task<bool> DropAsync(long id, CancellationToken cancel) =>
        db.WriteAsync(async () => await db.Jobs.Where(row => row.Id == id && row.FailedAt != null).DeleteAsync(cancel) > 0, cancel);
}
