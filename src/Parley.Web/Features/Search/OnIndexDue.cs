using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>Brings some of the posts from before the index into it, and leaves the rest to the next job: others want to be done between.</summary>
public sealed class OnIndexDue(ParleyDb db, FillIndex fill, JobQueue jobs) : IJobHandler<IndexDue>
{
    public async Task HandleAsync(IndexDue happened, CancellationToken cancel)
    {
        if (await fill.FillAsync(FillIndex.Few, cancel))
            await db.WriteAsync(() => jobs.EnqueueAsync(new IndexDue(), cancel), cancel);
    }
}
