using System.Linq.Expressions;
using LinqToDB.Async;

namespace Parley.Web.Features.Moderation;

public static class TableOrder
{
    public static TableOrder<TRow> NewestBy<TRow, TKey>(Expression<Func<TRow, TKey>> key) =>
        new(rows => rows.OrderByDescending(key), rows => rows.ThenByDescending(key));
}

/// <summary>By which columns a table can be sorted, and its pages. What is equal by the column stands with the newest first.</summary>
public sealed class TableOrder<TRow>
{
    readonly Dictionary<string, Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>>> _columns = [];

    internal TableOrder(Func<IQueryable<TRow>, IOrderedQueryable<TRow>> newest, Func<IOrderedQueryable<TRow>, IOrderedQueryable<TRow>> thenNewest) =>
        (Newest, ThenNewest) = (newest, thenNewest);

    Func<IQueryable<TRow>, IOrderedQueryable<TRow>> Newest { get; }

    Func<IOrderedQueryable<TRow>, IOrderedQueryable<TRow>> ThenNewest { get; }

    public TableOrder<TRow> With<TKey>(string column, Expression<Func<TRow, TKey>> key)
    {
        _columns.Add(column, (rows, down) => down ? rows.OrderByDescending(key) : rows.OrderBy(key));
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

    IQueryable<TRow> Sorted(IQueryable<TRow> rows, TableQuery query) =>
        _columns.TryGetValue(query.Sort?.TrimStart('-') ?? "", out var sort) ? ThenNewest(sort(rows, query.Sort!.StartsWith('-'))) : Newest(rows);
}
