using LinqToDB;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;
using Parley.Web.Features.Moderation;

namespace Parley.Web.Features.Admin;

/// <summary>Which categories. <paramref name="Q"/> is part of the name; <paramref name="Parent"/> is the one that they stand under.</summary>
public sealed record CategoryConditions(
    string? Q = null,
    long? Parent = null,
    long? SeenBy = null,
    long? StartedBy = null,
    int? MinTopics = null,
    int? MaxTopics = null,
    int? MinReplies = null,
    int? MaxReplies = null);

public sealed record FoundCategory(Category Category, string? ParentName);

public sealed class FindCategories(ParleyDb db)
{
    static readonly TableOrder<FoundCategory> Order = TableOrder.NewestBy((FoundCategory row) => row.Category.Id)
        .With("name", row => row.Category.Name)
        .With("parent", row => row.ParentName)
        .With("topics", row => row.Category.TopicCount)
        .With("replies", row => row.Category.ReplyCount)
        .With("seen", row => row.Category.SeenBy)
        .With("started", row => row.Category.StartedBy)
        .With("replied", row => row.Category.RepliedBy);

    public Task<TablePage<FoundCategory>> PageAsync(Viewer viewer, CategoryConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.PageAsync(Rows(viewer, asked), query, cancel);

    public Task<List<FoundCategory>> AllAsync(Viewer viewer, CategoryConditions asked, TableQuery query, CancellationToken cancel) =>
        Order.AllAsync(Rows(viewer, asked), query, cancel);

    IQueryable<FoundCategory> Rows(Viewer viewer, CategoryConditions asked) =>
        from category in Found(viewer, asked)
        from parent in db.Categories.LeftJoin(row => row.Id == category.ParentId)
        select new FoundCategory(category, parent.Name);

    IQueryable<Category> Found(Viewer viewer, CategoryConditions asked) => db.CategoriesVisibleTo(viewer)
        .Words(asked.Q, word => row => Sql.Lower(row.Name)!.Contains(word))
        .If(Conditions.IdOf<CategoryId>(asked.Parent), parent => row => row.ParentId == parent)
        .If(Conditions.IdOf<GroupId>(asked.SeenBy), group => row => row.SeenBy == group)
        .If(Conditions.IdOf<GroupId>(asked.StartedBy), group => row => row.StartedBy == group)
        .If(asked.MinTopics, least => row => row.TopicCount >= least)
        .If(asked.MaxTopics, most => row => row.TopicCount <= most)
        .If(asked.MinReplies, least => row => row.ReplyCount >= least)
        .If(asked.MaxReplies, most => row => row.ReplyCount <= most);
}
