using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Raids;

namespace Parley.Web.Features.Shared;

/// <summary>The raid that the forum is in, with who said so.</summary>
public sealed class KnownRaid(Database database, TimeProvider time) : KeptForAMinute<RunningRaid?>(database, time)
{
    /// <summary>None, mostly. One whose time is over is none, whether that was written down or not.</summary>
    public async ValueTask<RunningRaid?> NowAsync(CancellationToken cancel) =>
        await KeptAsync(cancel) is { } known && known.Raid.RunsAt(Time.GetUtcNow()) ? known : null;

    protected override async Task<RunningRaid?> ReadAsync(ParleyDb db, CancellationToken cancel) => await (
        from raid in db.Raids
        join starter in db.Members on raid.StartedBy equals starter.Id
        where raid.Running != null
        select new RunningRaid(raid, starter.Name)).SingleOrDefaultAsync(cancel);
}

public sealed record RunningRaid(Raid Raid, string StarterName);
