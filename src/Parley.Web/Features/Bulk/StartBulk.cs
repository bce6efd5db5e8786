using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Blocks;
using Parley.Domain.Bulk;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Bulk;

/// <summary>Begins an act that was chosen, and undoes one that was done. Done twice, it is done once.</summary>
public sealed class StartBulk(ParleyDb db, TagTopic tags, JobQueue jobs, TimeProvider time)
{
    /// <summary>The act, when this viewer may do it: what is chosen and not begun is one's own.</summary>
    public async Task<BulkAct?> FindAsync(Viewer viewer, long id, CancellationToken cancel) =>
        await db.BulkActs.SingleOrDefaultAsync(row => row.Id == id, cancel) is { } act
        && (act.StartedAt is not null ? viewer.IsStaff : act.ModeratorId == viewer.MemberId && viewer.MayDo(act.Kind))
            ? act
            : null;

    public async Task<Outcome<BulkAct>> StartAsync(Viewer viewer, long id, BulkForm form, CancellationToken cancel)
    {
        if (await FindAsync(viewer, id, cancel) is not { } act)
            return new NotThere();
        if (act.StartedAt is not null)
            return act;

        var reason = TypedText.Lines(form.Reason);
        Problem?[] problems =
        [
            act.Kind.TakesReason() ? ModerationReason.Check(reason, "reason") : null,
            act.Kind.IsForGood() && form.Sure != act.ItemCount ? new Problem("sure", "NotSure", act.ItemCount) : null,
        ];
        var details = await DetailsAsync(viewer, act, form, cancel);
        if (problems.OfType<Problem>().Concat(details.Problems).ToList() is { Count: > 0 } wrong)
            return wrong;
        return await BeginAsync(act with { Reason = act.Kind.TakesReason() ? reason : "", Details = details.Value }, cancel);
    }

    public async Task<Outcome<BulkAct>> UndoAsync(Viewer viewer, long id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await FindAsync(viewer, id, cancel) is not { } act || !(act.CanBeUndone(now) || act.UndoneAt is not null))
            return new NotThere();

        return await db.WriteAsync<Outcome<BulkAct>>(
            async () =>
            {
                var undone = await db.BulkActs.Where(row => row.Id == id && row.UndoneAt == null)
                    .Set(row => row.UndoneAt, (DateTimeOffset?)now)
                    .Set(row => row.UndoneBy, viewer.MemberId)
                    .Set(row => row.FinishedAt, (DateTimeOffset?)null)
                    .UpdateAsync(cancel);
                if (undone > 0)
                    await jobs.EnqueueAsync(new BulkStarted(id), cancel);
                return act;
            },
            cancel);
    }

    /// <summary>Drops a choice that was not begun.</summary>
    public Task<int> DropAsync(Viewer viewer, long id, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var own = db.BulkActs.Where(row => row.Id == id && row.ModeratorId == viewer.RequireMember() && row.StartedAt == null);
            await db.BulkItems.Where(row => own.Any(act => act.Id == row.BulkId)).DeleteAsync(cancel);
            return await own.DeleteAsync(cancel);
        },
        cancel);

    Task<Outcome<BulkAct>> BeginAsync(BulkAct act, CancellationToken cancel) => db.WriteAsync<Outcome<BulkAct>>(
        async () =>
        {
            var begun = await db.BulkActs.Where(row => row.Id == act.Id && row.StartedAt == null)
                .Set(row => row.StartedAt, (DateTimeOffset?)time.GetUtcNow())
                .Set(row => row.Reason, act.Reason)
                .Set(row => row.Details, act.Details)
                .UpdateAsync(cancel);
            if (begun > 0)
                await jobs.EnqueueAsync(new BulkStarted(act.Id), cancel);
            return act;
        },
        cancel);

    async Task<Outcome<string>> DetailsAsync(Viewer viewer, BulkAct act, BulkForm form, CancellationToken cancel) => act.Kind switch
    {
        BulkKind.MoveTopics => await CategoryAsync(viewer, form, cancel),
        BulkKind.TagTopics => await TagsAsync(viewer, form, cancel),
        BulkKind.MergeTopics => await IntoAsync(act, form, cancel),
        BulkKind.SuspendMembers or BulkKind.CleanUp => BlockTerm.Check(Standing.Suspended, form.Days) is { } problem ? problem : SuspendStep.DetailsOf(form),
        _ => "",
    };

    async Task<Outcome<string>> CategoryAsync(Viewer viewer, BulkForm form, CancellationToken cancel) =>
        form.Category is { } number && await db.CategoriesStartedBy(viewer).AnyAsync(row => row.Id == new CategoryId(number), cancel)
            ? number.ToString(CultureInfo.InvariantCulture)
            : new Problem("category", "CategoryMissing");

    // They are made here, where two that make the same tag at once don't undo a topic's transaction.
    async Task<Outcome<string>> TagsAsync(Viewer viewer, BulkForm form, CancellationToken cancel)
    {
        var names = TagName.AllOf(form.Tags);
        if ((names.Count == 0 ? TagName.Missing("tags") : TagName.Check(names, "tags")) is { } problem)
            return problem;

        var found = await tags.FindOrAddAsync(viewer, names, topic: null, cancel);
        return found.IsDone ? string.Join(", ", found.Value.Select(tag => tag.Name)) : found.Problems.ToList();
    }

    async Task<Outcome<string>> IntoAsync(BulkAct act, BulkForm form, CancellationToken cancel) =>
        form.Into is { } into && await db.BulkItems.AnyAsync(row => row.BulkId == act.Id && row.ThingId == into, cancel)
            ? into.ToString(CultureInfo.InvariantCulture)
            : new Problem("into", "TargetMissing");
}
