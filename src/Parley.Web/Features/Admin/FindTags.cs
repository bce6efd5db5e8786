using LinqToDB;
using Parley.Data;
using Parley.Domain.Tags;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Admin;

/// <summary>Which tags. <paramref name="Q"/> is part of the name.</summary>
public sealed record TagConditions(
    string? Q = null, int? MinTopics = null, int? MaxTopics = null, DateOnly? From = null, DateOnly? To = null, bool? Used = null);

/// <summary><paramref name="Topics"/> counts those that are hidden, too: for who cleans up.</summary>
public sealed record FoundTag(Tag Tag, int Topics);

public sealed class FindTags(ParleyDb db)
{
    static readonly TableOrder<FoundTag> Order = TableOrder.NewestBy((FoundTag row) => row.Tag.Id)
        .With("name", row => row.Tag.Name)
        .With("topics", row => row.Topics)
        .With("created", row => row.Tag.CreatedAt);

    public Task<TablePage<FoundTag>> PageAsync(TagConditions asked, TableQuery query, CancellationToken cancel) => Order.PageAsync(Rows(asked), query, cancel);

    public Task<List<FoundTag>> AllAsync(TagConditions asked, TableQuery query, CancellationToken cancel) => Order.AllAsync(Rows(asked), query, cancel);

    IQueryable<FoundTag> Rows(TagConditions asked) => Found(asked).Select(tag => new FoundTag(tag, db.TopicTags.Count(link => link.TagId == tag.Id)));

    IQueryable<Tag> Found(TagConditions asked) => db.Tags
        .Words(asked.Q, word => row => Sql.Lower(row.Name)!.Contains(word))
        .If(asked.Used, used => row => db.TopicTags.Any(link => link.TagId == row.Id) == used)
        .If(asked.MinTopics, least => row => db.TopicTags.Count(link => link.TagId == row.Id) >= least)
        .If(asked.MaxTopics, most => row => db.TopicTags.Count(link => link.TagId == row.Id) <= most)
        .If(Day.Start(asked.From), start => row => row.CreatedAt >= start)
        .If(Day.End(asked.To), end => row => row.CreatedAt < end);
}
