using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Search;
using Parley.Domain.Tags;

namespace Parley.Web.Features.Search;

/// <summary>Whom and what the conditions of a query name, as far as the viewer may know of them.</summary>
public sealed record ConditionNames
{
    public Dictionary<SearchCondition, MemberId> Authors { get; } = [];

    public Dictionary<SearchCondition, IReadOnlyList<CategoryId>> Categories { get; } = [];

    public Dictionary<SearchCondition, TagId> Tags { get; } = [];

    /// <summary>Conditions that name nobody and nothing: they are left out of the search, which says so.</summary>
    public List<QueryProblem> Problems { get; } = [];
}
