using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Bulk;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Bulk;

/// <summary>
/// Does an act on many, or undoes it: one thing after the other, each in a transaction of its own that notes it, so that a program that
/// dies goes on where it was. Other jobs have their turn in between.
/// </summary>
public sealed class RunBulk(ParleyDb db, IEnumerable<IBulkStep> steps, JobQueue jobs, ParleyOptions options, TimeProvider time) : IJobHandler<BulkStarted>
{
    const int AtATime = 100;

    readonly Dictionary<BulkKind, IBulkStep> _steps = steps.ToDictionary(step => step.Kind);

    public async Task HandleAsync(BulkStarted happened, CancellationToken cancel)
    {
        if (await db.BulkActs.SingleOrDefaultAsync(row => row.Id == happened.BulkId, cancel) is not { IsUnderWay: true } act)
            return;

        var left = act.UndoneAt is null ? BulkItemState.Waiting : BulkItemState.Done;
        var items = await db.BulkItems.Where(row => row.BulkId == act.Id && row.State == left).OrderBy(row => row.Id).Take(AtATime).ToListAsync(cancel);
        await DoAsync(act, items, cancel);
        await db.WriteAsync(() => items.Count < AtATime ? FinishAsync(act, cancel) : jobs.EnqueueAsync(happened, cancel), cancel);
    }

    async Task DoAsync(BulkAct act, List<BulkItem> items, CancellationToken cancel)
    {
        var by = act.UndoneBy ?? act.ModeratorId;
        var member = await db.Members.SingleAsync(row => row.Id == by, cancel);
        using var spoken = options.Languages.Speak(member.Language);
        foreach (var item in items)
            await db.WriteAsync(() => DoAsync(Viewer.Of(member), act, item, cancel), cancel);
    }

    // The act's row comes first: whoever undoes waits for the thing under way, and nothing is done after that.
    async Task DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel)
    {
        var same = db.BulkActs.Where(row => row.Id == act.Id && row.UndoneAt == act.UndoneAt);
        if (await same.Set(row => row.ItemCount, row => row.ItemCount).UpdateAsync(cancel) == 0)
            return;

        var (state, former) = act.UndoneAt is null
            ? await DoneAsync(viewer, act, item, cancel)
            : (await _steps[item.Kind].UndoAsync(viewer, act, item, cancel) ? BulkItemState.Undone : BulkItemState.Kept, item.Former);
        await db.BulkItems.Where(row => row.Id == item.Id && row.State == item.State)
            .Set(row => row.State, state).Set(row => row.Former, former).UpdateAsync(cancel);
    }

    async Task<(BulkItemState State, string Former)> DoneAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await _steps[item.Kind].DoAsync(viewer, act, item, cancel) is { } former ? (BulkItemState.Done, former) : (BulkItemState.Skipped, "");

    Task<int> FinishAsync(BulkAct act, CancellationToken cancel) => db.BulkActs
        .Where(row => row.Id == act.Id && row.UndoneAt == act.UndoneAt)
        .Set(row => row.FinishedAt, (DateTimeOffset?)time.GetUtcNow())
        .UpdateAsync(cancel);
}
