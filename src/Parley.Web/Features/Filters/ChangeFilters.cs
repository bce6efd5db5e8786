using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Filters;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Filters;

/// <summary>Adds, changes, switches and removes filters. All of it is in the log, and counts on this node at once.</summary>
public sealed class ChangeFilters(ParleyDb db, KnownFilters known, TimeProvider time)
{
    /// <summary>Answers with how many were added: of many, those that are there already are left out.</summary>
    public async Task<Outcome<int>> AddAsync(Viewer viewer, FilterForm form, CancellationToken cancel)
    {
        if (form.Problems().ToList() is { Count: > 0 } problems)
            return problems;

        var read = form.Lines.Select(line => ReadFilter.Of(form, line)).ToList();
        if (read.Find(one => !one.IsDone) is { } wrong)
            return wrong.Problems.ToList();

        return await ChangeAsync(() => InsertAsync(viewer, [.. read.Select(one => one.Value).DistinctBy(one => one.TextKey)], cancel), cancel);
    }

    public async Task<Outcome<int>> ChangeAsync(Viewer viewer, long id, FilterForm form, CancellationToken cancel)
    {
        if (form.Problems().ToList() is { Count: > 0 } problems)
            return problems;
        if (form.Lines.Count > 1)
            return new Problem("text", "OneLine");

        var read = ReadFilter.Of(form, form.Lines[0]);
        return read.IsDone ? await ChangeAsync(() => UpdateAsync(viewer, id, read.Value, cancel), cancel) : read.Problems.ToList();
    }

    /// <summary>Done twice, it is done once.</summary>
    public Task<Outcome<int>> SwitchAsync(Viewer viewer, long id, bool on, CancellationToken cancel) => ChangeAsync(
        async () =>
        {
            if (await FindAsync(id, cancel) is not { } filter)
                return new NotThere();
            if (await db.Filters.Where(row => row.Id == id && row.IsOn != on).Set(row => row.IsOn, on).UpdateAsync(cancel) == 1)
                await LogAsync(viewer, ModeratorAct.FilterChanged, filter with { IsOn = !on }, filter with { IsOn = on }, cancel);
            return 1;
        },
        cancel);

    public Task<Outcome<int>> RemoveAsync(Viewer viewer, long id, CancellationToken cancel) => ChangeAsync(
        async () =>
        {
            if (await FindAsync(id, cancel) is not { } filter || await db.Filters.Where(row => row.Id == id).DeleteAsync(cancel) == 0)
                return new NotThere();
            await LogAsync(viewer, ModeratorAct.FilterRemoved, filter, null, cancel);
            return 1;
        },
        cancel);

    public Task<Filter?> FindAsync(long id, CancellationToken cancel) => db.Filters.SingleOrDefaultAsync(row => row.Id == id, cancel);

    // Two may add the same at the same instant: the unique key lets one of them.
    async Task<Outcome<int>> ChangeAsync(Func<Task<Outcome<int>>> change, CancellationToken cancel)
    {
        try
        {
            return await db.WriteAsync(change, cancel);
        }
        catch (DbException twice) when (db.IsUniqueViolation(twice))
        {
            return new Problem("text", "FilterThere");
        }
        finally
        {
            known.Renew();
        }
    }

    async Task<Outcome<int>> InsertAsync(Viewer viewer, List<Filter> filters, CancellationToken cancel)
    {
        var keys = (await db.Filters.Select(row => row.TextKey).ToListAsync(cancel)).ToHashSet();
        var added = filters.Where(filter => !keys.Contains(filter.TextKey)).ToList();
        if (added.Count == 0)
            return new Problem("text", "FilterThere");
        if (keys.Count + added.Count > Filter.MostFilters)
            return new Problem("text", "TooManyFilters", Filter.MostFilters);
        if (await TooManyPatternsAsync(added.Count(filter => filter.Kind == FilterKind.Pattern), cancel) is { } tooMany)
            return tooMany;

        foreach (var filter in added)
        {
            await db.InsertAsync(filter with { CreatedAt = time.GetUtcNow(), CreatedBy = viewer.RequireMember() }, token: cancel);
            await LogAsync(viewer, ModeratorAct.FilterAdded, null, filter, cancel);
        }

        return added.Count;
    }

    async Task<Outcome<int>> UpdateAsync(Viewer viewer, long id, Filter filter, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } was)
            return new NotThere();
        if (filter.Kind == FilterKind.Pattern && was.Kind != FilterKind.Pattern && await TooManyPatternsAsync(1, cancel) is { } tooMany)
            return tooMany;

        await db.Filters.Where(row => row.Id == id)
            .Set(row => row.Kind, filter.Kind)
            .Set(row => row.Text, filter.Text)
            .Set(row => row.TextKey, filter.TextKey)
            .Set(row => row.Action, filter.Action)
            .Set(row => row.Replacement, filter.Replacement)
            .UpdateAsync(cancel);
        if (Describe(was) != Describe(filter with { IsOn = was.IsOn }))
            await LogAsync(viewer, ModeratorAct.FilterChanged, was, filter with { IsOn = was.IsOn }, cancel);
        return 1;
    }

    async Task<Problem?> TooManyPatternsAsync(int more, CancellationToken cancel) =>
        more > 0 && await db.Filters.CountAsync(row => row.Kind == FilterKind.Pattern, cancel) + more > Filter.MostPatterns
            ? new Problem("text", "TooManyPatterns", Filter.MostPatterns)
            : null;

    Task LogAsync(Viewer viewer, ModeratorAct act, Filter? was, Filter? became, CancellationToken cancel) => db.LogAsync(
        viewer, new ModerationEntry { At = time.GetUtcNow(), Act = act, Was = Describe(was), Became = Describe(became) }, cancel);

    static string Describe(Filter? filter) => filter is null
        ? ""
        : $"{filter.Text} · {filter.Kind} · {filter.Action}{(filter.Action == FilterAction.Replace ? $" · {filter.Replacement}" : "")}{(filter.IsOn ? "" : " · off")}";
}
