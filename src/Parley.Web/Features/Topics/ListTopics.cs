using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Reads a page of a list of topics: one statement, and one more for what is pinned above the first page.</summary>
public sealed class ListTopics(ParleyDb db, TimeProvider time)
{
    public const int RowsPerPage = 30;
    const int MostPinned = 10;

    public async Task<TopicListPage> ReadAsync(Viewer viewer, TopicListQuery query, CancellationToken cancel)
    {
        var topics = db.TopicsVisibleTo(viewer);
        if (query.CategoryId is { } category)
            topics = topics.Where(topic => topic.CategoryId == category);

        // Newer pages are read towards the present and turned round.
        var now = time.GetUtcNow();
        var towardsPresent = query.After is not null;
        var listed = query.ShowsPinned ? topics.Where(TopicScopes.IsNotPinned(now, query.CategoryId)) : topics;
        var rows = await Rows(InOrder(listed, query), now, query.CategoryId).Take(RowsPerPage + 1).ToListAsync(cancel);
        var hasMore = rows.Count > RowsPerPage;
        rows = rows[..Math.Min(rows.Count, RowsPerPage)];
        if (towardsPresent)
            rows.Reverse();

        return new TopicListPage
        {
            Pinned = query is { ShowsPinned: true, IsFirstPage: true } ? await PinnedAsync(topics, now, query.CategoryId, cancel) : [],
            Rows = rows,
            Newer = rows.Count > 0 && (towardsPresent ? hasMore : query.Before is not null) ? KeyOf(rows[0], query.Order) : null,
            Older = rows.Count > 0 && (towardsPresent || hasMore) ? KeyOf(rows[^1], query.Order) : null,
        };
    }

    Task<List<TopicRow>> PinnedAsync(IQueryable<Topic> topics, DateTimeOffset now, CategoryId? category, CancellationToken cancel) =>
        Rows(topics.Where(TopicScopes.IsPinned(now, category)).OrderByDescending(topic => topic.PinnedAt).Take(MostPinned), now, category)
            .ToListAsync(cancel);

    static IQueryable<Topic> InOrder(IQueryable<Topic> topics, TopicListQuery query)
    {
        if (query.Order == TopicOrder.Unanswered)
            topics = topics.Where(topic => topic.ReplyCount == 0);
        var dated = query.Order == TopicOrder.Latest
            ? topics.Select(topic => new DatedTopic { Topic = topic, At = topic.BumpedAt })
            : topics.Select(topic => new DatedTopic { Topic = topic, At = topic.CreatedAt });
        return Behind(dated, query).Select(row => row.Topic);
    }

    // The time alone is asked first, so that the index is entered at the right place; the id parts topics of one instant.
    static IQueryable<DatedTopic> Behind(IQueryable<DatedTopic> dated, TopicListQuery query)
    {
        if (query.After is { At: var after, Id: var afterId })
        {
            var topic = new TopicId(afterId);
            return dated.Where(row => row.At >= after && (row.At > after || row.Topic.Id > topic))
                .OrderBy(row => row.At).ThenBy(row => row.Topic.Id);
        }

        if (query.Before is { At: var before, Id: var beforeId })
        {
            var topic = new TopicId(beforeId);
            dated = dated.Where(row => row.At <= before && (row.At < before || row.Topic.Id < topic));
        }

        return dated.OrderByDescending(row => row.At).ThenByDescending(row => row.Topic.Id);
    }

    IQueryable<TopicRow> Rows(IQueryable<Topic> topics, DateTimeOffset now, CategoryId? listed)
    {
        var widest = listed is null ? PinPlace.Everywhere : PinPlace.Category;
        return
            from topic in topics
            join category in db.Categories on topic.CategoryId equals category.Id
            join author in db.Members on topic.AuthorId equals author.Id
            join lastPoster in db.Members on topic.LastPosterId equals lastPoster.Id
            select new TopicRow
            {
                Id = topic.Id,
                Title = topic.Title,
                Slug = topic.Slug,
                CategoryName = category.Name,
                CategorySlug = category.Slug,
                CategoryColor = category.Color,
                AuthorName = author.Name,
                LastPosterName = lastPoster.Name,
                LastPosterPicture = lastPoster.Picture,
                CreatedAt = topic.CreatedAt,
                BumpedAt = topic.BumpedAt,
                LastNumber = topic.LastNumber,
                ReplyCount = topic.ReplyCount,
                ViewCount = topic.ViewCount,
                IsPinned = topic.PinnedAt != null && (topic.PinnedUntil == null || topic.PinnedUntil > now)
                    && topic.PinnedIn <= widest,
                IsClosed = topic.ClosedAt != null,
                IsSolved = topic.AnswerPostId != null,
                IsHidden = topic.Hidden != HiddenCauses.None,
            };
    }

    static ListKey KeyOf(TopicRow row, TopicOrder order) =>
        new(order == TopicOrder.Latest ? row.BumpedAt : row.CreatedAt, row.Id.Value);

    sealed class DatedTopic
    {
        public required Topic Topic { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}

/// <summary>Which list, and which page of it: the rows behind <paramref name="Before"/> or ahead of <paramref name="After"/>.</summary>
public sealed record TopicListQuery(TopicOrder Order, CategoryId? CategoryId = null, ListKey? Before = null, ListKey? After = null)
{
    public bool IsFirstPage => Before is null && After is null;

    public bool ShowsPinned => Order == TopicOrder.Latest;
}

public sealed record TopicListPage
{
    public required IReadOnlyList<TopicRow> Pinned { get; init; }

    public required IReadOnlyList<TopicRow> Rows { get; init; }

    public required ListKey? Newer { get; init; }

    public required ListKey? Older { get; init; }

    public bool IsEmpty => Pinned.Count == 0 && Rows.Count == 0;
}
