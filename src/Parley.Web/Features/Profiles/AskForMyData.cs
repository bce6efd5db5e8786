using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

public sealed class AskForMyData(ParleyDb db, JobQueue jobs, TimeProvider time)
{
    /// <summary>Has a copy made; none while one that was asked for lately is there.</summary>
    public Task AskAsync(Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            if (await LatestAsync(viewer, cancel) is { } latest && latest.CreatedAt > time.GetUtcNow() - Download.Pause)
                return;

            var download = new Download
            {
                MemberId = viewer.RequireMember(),
                FileKey = RandomKey.New(),
                CreatedAt = time.GetUtcNow(),
            };
            await jobs.EnqueueAsync(new DataAsked(await db.InsertWithInt64IdentityAsync(download, token: cancel)), cancel);
        },
        cancel);

    /// <summary>The last copy that was asked for, while it lives.</summary>
    public async Task<Download?> LatestAsync(Viewer viewer, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        var oldest = time.GetUtcNow() - Download.Life;
        return await db.Downloads.Where(row => row.MemberId == member && row.CreatedAt > oldest)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
    }
}
