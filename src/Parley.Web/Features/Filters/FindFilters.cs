using LinqToDB;
using Parley.Data;
using Parley.Domain.Filters;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Filters;

/// <summary>Which filters; <paramref name="Q"/> is part of what is filtered.</summary>
public sealed record FilterConditions(string? Q = null, FilterKind? Kind = null, FilterAction? Action = null, bool? On = null);

public sealed class FindFilters(ParleyDb db)
{
    static readonly TableOrder<Filter> Order = TableOrder.NewestBy((Filter row) => row.Id)
        .With("text", row => row.Text)
        .With("kind", row => row.Kind)
        .With("action", row => row.Action)
        .With("at", row => row.CreatedAt)
        .With("on", row => row.IsOn);

    public Task<TablePage<Filter>> PageAsync(FilterConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(asked), query, cancel);

    public Task<List<Filter>> AllAsync(FilterConditions asked, TableQuery query, CancellationToken cancel) => Order.AllAsync(Rows(asked), query, cancel);

    IQueryable<Filter> Rows(FilterConditions asked) => db.Filters
        .Words(asked.Q, word => row => Sql.Lower(row.Text)!.Contains(word))
        .If(asked.Kind, kind => row => row.Kind == kind)
        .If(asked.Action, action => row => row.Action == action)
        .If(asked.On, on => row => row.IsOn == on);
}
