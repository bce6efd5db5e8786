using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Filters;

namespace Parley.Web.Features.Shared;

/// <summary>The filters that are on, ready to be asked.</summary>
public sealed class KnownFilters(Database database, TimeProvider time) : KeptForAMinute<FilterSet>(database, time)
{
    public ValueTask<FilterSet> NowAsync(CancellationToken cancel) => KeptAsync(cancel);

    protected override async Task<FilterSet> ReadAsync(ParleyDb db, CancellationToken cancel) =>
        FilterSet.Of(await db.Filters.Where(row => row.IsOn).OrderBy(row => row.Id).ToListAsync(cancel));
}
