using System.Data.Common;
using System.Globalization;
using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Raids;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>Says that a raid goes on. Of two who say so at once the first is heard, and the second finds it said.</summary>
public sealed class StartRaid(ParleyDb db, EndRaid end, KnownRaid known, JobQueue jobs, TimeProvider time)
{
    public async Task<Outcome<bool>> StartAsync(Viewer viewer, RaidForm form, CancellationToken cancel)
    {
        if (form.Problems().ToList() is { Count: > 0 } problems)
            return problems;

        try
        {
            await db.WriteAsync(() => InsertAsync(viewer, form, cancel), cancel);
            return true;
        }
        catch (DbException running) when (db.IsUniqueViolation(running))
        {
            return true;
        }
        finally
        {
            known.Renew();
        }
    }

    async Task InsertAsync(Viewer viewer, RaidForm form, CancellationToken cancel)
    {
        await end.NoteOverAsync(cancel);
        var raid = RaidOf(viewer, form);
        var id = await db.InsertWithInt64IdentityAsync(raid, token: cancel);
        await db.LogAsync(viewer, new ModerationEntry { At = raid.StartedAt, Act = ModeratorAct.RaidBegun, Became = Describe(raid) }, cancel);
        await jobs.EnqueueAsync(new RaidDue(id), raid.Until, cancel);
    }

    Raid RaidOf(Viewer viewer, RaidForm form) => new()
    {
        StartedAt = time.GetUtcNow(),
        StartedBy = viewer.RequireMember(),
        Until = time.GetUtcNow().AddHours(form.Length),
        YoungHours = form.YoungHours,
        ClosesRegistration = form.ClosesRegistration,
        Slows = form.Slows,
        Running = 1,
    };

    static string Describe(Raid raid) => string.Join(
        " · ",
        new[]
        {
            raid.Until.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
            $"< {raid.YoungHours} h",
            raid.ClosesRegistration ? nameof(Raid.ClosesRegistration) : "",
            raid.Slows ? nameof(Raid.Slows) : "",
        }.Where(part => part.Length > 0));
}
