using Parley.Domain.Categories;
using Parley.Domain.Tags;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Which list, and which page of it: the rows behind <paramref name="Before"/> or ahead of <paramref name="After"/>.</summary>
public sealed record TopicListQuery(TopicOrder Order, CategoryId? CategoryId = null, ListKey? Before = null, ListKey? After = null)
{
    /// <summary>The topics of the categories below it as well.</summary>
    public bool WithChildren { get; init; }

    public TagId? TagId { get; init; }

    public bool IsFirstPage => Before is null && After is null;

    public bool ShowsPinned => Order == TopicOrder.Latest;

    /// <summary>What one does not want to hear of stays out of the lists, but not of the category or tag that one goes to, nor of one's own.</summary>
    public bool LeavesOutMuted => CategoryId is null && TagId is null && Order != TopicOrder.Mine;
}

public sealed record TopicListPage
{
    public required IReadOnlyList<TopicRow> Pinned { get; init; }

    public required IReadOnlyList<TopicRow> Rows { get; init; }

    public required ListKey? Newer { get; init; }

    public required ListKey? Older { get; init; }

    public bool IsEmpty => Pinned.Count == 0 && Rows.Count == 0;

    public bool HasNews => Pinned.Concat(Rows).Any(row => row.NewCount > 0);
}
