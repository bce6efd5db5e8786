using System.Linq.Expressions;
using LinqToDB;
using LinqToDB.Async;

namespace Parley.Web.Features.Moderation;

public static class TableOrder
{
    public static TableOrder<TRow> NewestBy<TRow, TKey>(Expression<Func<TRow, TKey>> key) => new(
        (rows, down) => down ? rows.OrderByDescending(key) : rows.OrderBy(key),
        (rows, down) => down ? rows.ThenByDescending(key) : rows.ThenBy(key));
}

/// <summary>
/// By which columns a table can be sorted, and its pages. What is equal by the column stands by age, in the same direction: so an index
/// serves both.
/// </summary>
public sealed class TableOrder<TRow>
{
    readonly Dictionary<string, Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>>> _columns = [];

    internal TableOrder(
        Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>> byAge, Func<IOrderedQueryable<TRow>, bool, IOrderedQueryable<TRow>> thenByAge) =>
        (ByAge, ThenByAge) = (byAge, thenByAge);

    Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>> ByAge { get; }

    Func<IOrderedQueryable<TRow>, bool, IOrderedQueryable<TRow>> ThenByAge { get; }

    public TableOrder<TRow> With<TKey>(string column, Expression<Func<TRow, TKey>> key)
    {
        _columns.Add(column, (rows, down) => ThenByAge(down ? rows.OrderByDescending(key) : rows.OrderBy(key), down));
        return this;
    }

    public async Task<TablePage<TRow>> PageAsync(IQueryable<TRow> rows, TableQuery query, CancellationToken cancel)
    {
        var found = await Sorted(rows, query).Skip((query.PageNumber - 1) * TablePage.Size).Take(TablePage.Size).ToListAsync(cancel);
        var isAll = query.PageNumber == 1 && found.Count < TablePage.Size;
        return new(found, query.PageNumber, isAll ? found.Count : await rows.Take(TablePage.MostCounted + 1).CountAsync(cancel));
    }

    /// <summary>For a file: all of them, as far as anybody reads.</summary>
    public Task<List<TRow>> AllAsync(IQueryable<TRow> rows, TableQuery query, CancellationToken cancel) =>
        Sorted(rows, query).Take(TableFile.MostRows).ToListAsync(cancel);

    public IQueryable<TRow> Sorted(IQueryable<TRow> rows, TableQuery query) =>
        _columns.TryGetValue(query.Sort?.TrimStart('-') ?? "", out var sort) ? sort(rows, query.Sort!.StartsWith('-')) : ByAge(rows, true);
}
