using System.Linq.Expressions;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Moderation;

/// <summary>What was ticked in a table, or all that its conditions find: for whoever does something to many at once.</summary>
static class TableChoice
{
    /// <summary>These, or all where none is named.</summary>
    public static IQueryable<TRow> Among<TRow, TId>(this IQueryable<TRow> rows, Expression<Func<TRow, TId>> id, IReadOnlyList<long> ids)
        where TId : struct, IId<TId>
    {
        if (ids.Count == 0)
            return rows;

        var named = ids.Select(TId.From).ToArray();
        Expression<Func<TId, bool>> isNamed = one => named.Contains(one);
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.Invoke(isNamed, id.Body), id.Parameters));
    }

    public static async Task<List<long>> IdsAsync<TRow, TId>(this IQueryable<TRow> rows, Expression<Func<TRow, TId>> id, int most, CancellationToken cancel)
        where TId : struct, IId<TId>
    {
        var ids = await rows.OrderBy(id).Select(id).Take(most).ToListAsync(cancel);
        return ids.ConvertAll(one => one.Value);
    }
}
