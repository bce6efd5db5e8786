using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Raids;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>Ends a raid: said by a moderator, or over by itself. Done twice, it is done once.</summary>
public sealed class EndRaid(ParleyDb db, KnownRaid known, TimeProvider time) : IJobHandler<RaidDue>
{
    public async Task EndAsync(Viewer viewer, CancellationToken cancel)
    {
        await db.WriteAsync(() => TryEndAsync(viewer, cancel), cancel);
        known.Renew();
    }

    public async Task HandleAsync(RaidDue happened, CancellationToken cancel)
    {
        await db.WriteAsync(() => NoteOverAsync(cancel), cancel);
        known.Renew();
    }

    /// <summary>In a transaction: writes down of what is over that it is. In the log it stands with who began it.</summary>
    public async Task NoteOverAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.Raids.SingleOrDefaultAsync(row => row.Running != null && row.Until <= now, cancel) is { } over && await StopAsync(over, null, over.Until, cancel))
            await db.InsertAsync(new ModerationEntry { At = over.Until, ModeratorId = over.StartedBy, Act = ModeratorAct.RaidOver }, token: cancel);
    }

    async Task TryEndAsync(Viewer viewer, CancellationToken cancel)
    {
        await NoteOverAsync(cancel);
        if (await db.Raids.SingleOrDefaultAsync(row => row.Running != null, cancel) is { } raid && await StopAsync(raid, viewer.RequireMember(), time.GetUtcNow(), cancel))
            await db.LogAsync(viewer, new ModerationEntry { At = time.GetUtcNow(), Act = ModeratorAct.RaidEnded }, cancel);
    }

    async Task<bool> StopAsync(Raid raid, MemberId? by, DateTimeOffset at, CancellationToken cancel) =>
        await db.Raids.Where(row => row.Id == raid.Id && row.Running != null)
            .Set(row => row.Running, (int?)null)
            .Set(row => row.EndedAt, (DateTimeOffset?)at)
            .Set(row => row.EndedBy, by)
            .UpdateAsync(cancel) == 1;
}
