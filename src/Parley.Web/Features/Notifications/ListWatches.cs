using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Tags;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Notifications;

/// <summary>What a member watches and mutes: the categories and tags, which are few, and a page of the topics, the newest first.</summary>
public sealed class ListWatches(ParleyDb db)
{
    public const int RowsPerPage = 50;

    public async Task<WatchesPage> ReadAsync(Viewer viewer, TopicId? below, CancellationToken cancel)
    {
        var topics = await TopicsAsync(viewer, below, cancel);
        return new()
        {
            Below = below,
            Categories = below is null ? await CategoriesAsync(viewer, cancel) : [],
            Tags = below is null ? await TagsAsync(viewer, cancel) : [],
            Topics = [.. topics.Take(RowsPerPage)],
            Older = topics.Count > RowsPerPage ? topics[RowsPerPage - 1].Id : null,
        };
    }

    Task<List<WatchedCategory>> CategoriesAsync(Viewer viewer, CancellationToken cancel) => (
        from watch in db.CategoryWatchesOf(viewer)
        join category in db.CategoriesVisibleTo(viewer) on watch.CategoryId equals category.Id
        where watch.Level != WatchLevel.Normal
        orderby category.Position, category.Name
        select new WatchedCategory { Category = category, Level = watch.Level }).ToListAsync(cancel);

    Task<List<WatchedTag>> TagsAsync(Viewer viewer, CancellationToken cancel) => (
        from watch in db.TagWatchesOf(viewer)
        join tag in db.TagsVisibleTo(viewer) on watch.TagId equals tag.Id
        where watch.Level != WatchLevel.Normal
        orderby tag.Name
        select new WatchedTag { Tag = tag, Level = watch.Level }).ToListAsync(cancel);

    Task<List<WatchedTopic>> TopicsAsync(Viewer viewer, TopicId? below, CancellationToken cancel)
    {
        var watches = db.TopicWatchesOf(viewer).Where(watch => watch.Level != WatchLevel.Normal);
        if (below is { } end)
            watches = watches.Where(watch => watch.TopicId < end);
        return (
            from watch in watches
            join topic in db.TopicsVisibleTo(viewer) on watch.TopicId equals topic.Id
            orderby watch.TopicId descending
            select new WatchedTopic { Id = topic.Id, Title = topic.Title, Slug = topic.Slug, Level = watch.Level })
            .Take(RowsPerPage + 1).ToListAsync(cancel);
    }
}

public sealed record WatchesPage
{
    /// <summary>Where this page begins; null on the first.</summary>
    public required TopicId? Below { get; init; }

    public required IReadOnlyList<WatchedCategory> Categories { get; init; }

    public required IReadOnlyList<WatchedTag> Tags { get; init; }

    public required IReadOnlyList<WatchedTopic> Topics { get; init; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public required TopicId? Older { get; init; }

    public bool IsEmpty => Categories.Count == 0 && Tags.Count == 0 && Topics.Count == 0;

    public string Address => Below is { } below ? $"/settings/watching?before={below}" : "/settings/watching";
}

public sealed record WatchedCategory
{
    public required Category Category { get; init; }

    public required WatchLevel Level { get; init; }
}

public sealed record WatchedTag
{
    public required Tag Tag { get; init; }

    public required WatchLevel Level { get; init; }
}

public sealed record WatchedTopic
{
    public required TopicId Id { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required WatchLevel Level { get; init; }
}
