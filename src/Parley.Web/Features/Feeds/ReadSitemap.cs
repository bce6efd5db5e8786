using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Feeds;

/// <summary>
/// Which addresses search engines are told of: what a guest may see. A part is a range of topics' numbers, so that it is found on the
/// key and costs the same wherever it is; a topic never wanders to another part.
/// </summary>
public sealed class ReadSitemap(ParleyDb db)
{
    public const int TopicsPerPart = 10_000;

    // The format takes 50,000 addresses; the oldest tags, which are not left out again when others come.
    const int MostTags = 10_000;

    static readonly string[] Lists = ["/", "/categories"];

    /// <summary>The numbers of the parts that have something in them: the format knows no empty ones. Two statements.</summary>
    public async Task<IReadOnlyList<int>> PartsAsync(CancellationToken cancel)
    {
        var topics = db.TopicsVisibleTo(Viewer.Guest);
        var last = await topics.OrderByDescending(topic => topic.Id).Select(topic => topic.Id).FirstOrDefaultAsync(cancel);
        var ranges = Enumerable.Range(1, PartOf(last)).Select(RangeOf).ToArray();
        if (ranges.Length == 0)
            return [];

        return await (
            from range in ranges.AsQueryable(db)
            where topics.Any(topic => topic.Id >= range.First && topic.Id <= range.Last)
            orderby range.Part
            select range.Part).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<SitemapAddress>> TopicsAsync(int part, CancellationToken cancel)
    {
        var range = RangeOf(part);
        var topics = await db.TopicsVisibleTo(Viewer.Guest)
            .Where(topic => topic.Id >= range.First && topic.Id <= range.Last)
            .OrderBy(topic => topic.Id)
            .Select(topic => new { topic.Id, topic.Slug, topic.BumpedAt })
            .ToListAsync(cancel);
        return [.. topics.Select(topic => new SitemapAddress(Addresses.Topic(topic.Id, topic.Slug), topic.BumpedAt))];
    }

    /// <summary>The pages that lead to topics.</summary>
    public async Task<IReadOnlyList<SitemapAddress>> ListsAsync(CancellationToken cancel)
    {
        var slugs = await db.CategoriesVisibleTo(Viewer.Guest).OrderBy(category => category.Id).Select(category => category.Slug).ToListAsync(cancel);
        var tags = await db.TagsVisibleTo(Viewer.Guest).OrderBy(tag => tag.Id).Take(MostTags).Select(tag => tag.Name).ToListAsync(cancel);
        return [.. Lists.Concat(slugs.Select(Addresses.Category)).Concat(tags.Select(Addresses.Tag)).Select(address => new SitemapAddress(address, null))];
    }

    static int PartOf(TopicId topic) => (int)((topic.Value + TopicsPerPart - 1) / TopicsPerPart);

    static TopicRange RangeOf(int part) => new()
    {
        Part = part,
        First = new(((part - 1L) * TopicsPerPart) + 1),
        Last = new((long)part * TopicsPerPart),
    };

    sealed record TopicRange
    {
        public required int Part { get; init; }

        public required TopicId First { get; init; }

        public required TopicId Last { get; init; }
    }
}

/// <summary>A path, and when what stands there changed last, where that is known without asking for each.</summary>
public sealed record SitemapAddress(string Path, DateTimeOffset? ChangedAt);
