using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>
/// Reads a page of a list of topics: one statement, one more for what is pinned above the first page or was marked as unread, and one for
/// a member, who sees what is new.
/// </summary>
public sealed class ListTopics(ParleyDb db, FindNews news, TimeProvider time)
{
    public const int RowsPerPage = 30;
    const int MostPinned = 10;

    // One for the whole page: a pin that ends between two statements would let its topic stand twice, or nowhere.
    readonly DateTimeOffset _now = time.GetUtcNow();

    public async Task<TopicListPage> ReadAsync(Viewer viewer, TopicListQuery query, CancellationToken cancel)
    {
        var topics = TopicsOf(viewer, query);

        // Newer pages are read towards the present and turned round.
        var towardsPresent = query.After is not null;
        var rows = await RowsAsync(topics, viewer, query, cancel);
        var hasMore = rows.Count > RowsPerPage;
        rows = rows[..Math.Min(rows.Count, RowsPerPage)];
        if (towardsPresent)
            rows.Reverse();

        var pinned = query is { ShowsPinned: true, IsFirstPage: true } ? await PinnedAsync(topics, query, cancel) : [];
        var all = await news.AddAsync(viewer, [.. pinned, .. rows], cancel);
        return new TopicListPage
        {
            Pinned = [.. all.Take(pinned.Count)],
            Rows = [.. all.Skip(pinned.Count)],
            Newer = rows.Count > 0 && (towardsPresent ? hasMore : query.Before is not null) ? OrderTopics.KeyOf(rows[0], query.Order) : null,
            Older = rows.Count > 0 && (towardsPresent || hasMore) ? OrderTopics.KeyOf(rows[^1], query.Order) : null,
        };
    }

    IQueryable<Topic> TopicsOf(Viewer viewer, TopicListQuery query)
    {
        var topics = Within(query.Order == TopicOrder.Mine ? OwnOf(viewer) : db.TopicsVisibleTo(viewer), query);
        if (query.Order == TopicOrder.Unanswered)
            topics = topics.Where(topic => topic.ReplyCount == 0);
        if (query.Order == TopicOrder.Mine)
            topics = topics.Where(topic => topic.AuthorId == viewer.RequireMember());
        return query.LeavesOutMuted ? topics.WithoutMuted(db, viewer) : topics;
    }

    // Also what waits for review, or its author would look for it in vain.
    IQueryable<Topic> OwnOf(Viewer viewer) => viewer.IsStaff
        ? db.TopicsVisibleTo(viewer)
        : db.TopicsInPlaceFor(viewer).Where(topic => topic.Hidden == HiddenCauses.None || topic.Hidden == HiddenCauses.Held);

    // One category alone is a range of an index; where others stand below it, the list of all is walked.
    IQueryable<Topic> Within(IQueryable<Topic> topics, TopicListQuery query)
    {
        if (query.CategoryId is { } category)
        {
            topics = query.WithChildren
                ? topics.Where(topic => db.Categories.Any(row => row.Id == topic.CategoryId && (row.Id == category || row.ParentId == category)))
                : topics.Where(topic => topic.CategoryId == category);
        }

        return query.TagId is { } tag
            ? topics.Where(topic => db.TopicTags.Any(link => link.TopicId == topic.Id && link.TagId == tag))
            : topics;
    }

    async Task<List<TopicRow>> RowsAsync(IQueryable<Topic> topics, Viewer viewer, TopicListQuery query, CancellationToken cancel)
    {
        if (query.Order == TopicOrder.Unread)
            return await UnreadAsync(topics, viewer, query, cancel);

        var others = query.ShowsPinned ? topics.Where(TopicScopes.IsNotPinned(_now, query.CategoryId)) : topics;
        return await SomeAsync(others, query, cancel);
    }

    // Asked for together with the others, the few that were marked as unread would make of a range a search through all topics.
    async Task<List<TopicRow>> UnreadAsync(IQueryable<Topic> topics, Viewer viewer, TopicListQuery query, CancellationToken cancel)
    {
        var bumped = await SomeAsync(news.Bumped(topics, viewer), query, cancel);
        if (await news.SetBackAsync(topics, viewer, cancel) is not { } marked)
            return bumped;

        var setBack = await SomeAsync(marked, query, cancel);
        return [.. bumped.Concat(setBack).InOrder(query).Take(RowsPerPage + 1)];
    }

    Task<List<TopicRow>> SomeAsync(IQueryable<Topic> topics, TopicListQuery query, CancellationToken cancel) =>
        Rows(topics.InOrder(query), query).Take(RowsPerPage + 1).ToListAsync(cancel);

    Task<List<TopicRow>> PinnedAsync(IQueryable<Topic> topics, TopicListQuery query, CancellationToken cancel) =>
        Rows(topics.Where(TopicScopes.IsPinned(_now, query.CategoryId)).OrderByDescending(topic => topic.PinnedAt).Take(MostPinned), query)
            .ToListAsync(cancel);

    IQueryable<TopicRow> Rows(IQueryable<Topic> topics, TopicListQuery query)
    {
        var (now, widest) = (_now, query.CategoryId is null ? PinPlace.Everywhere : PinPlace.Category);
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
                Tags = topic.Tags,
                AuthorName = author.Name,
                LastPosterName = lastPoster.Name,
                LastPosterPicture = lastPoster.Picture,
                CreatedAt = topic.CreatedAt,
                BumpedAt = topic.BumpedAt,
                HotAt = topic.HotAt,
                LastNumber = topic.LastNumber,
                ReplyCount = topic.ReplyCount,
                ViewCount = topic.ViewCount,
                IsPinned = topic.PinnedAt != null && (topic.PinnedUntil == null || topic.PinnedUntil > now) && topic.PinnedIn <= widest,
                IsClosed = topic.ClosedAt != null,
                IsSolved = topic.AnswerPostId != null,
                IsHidden = topic.Hidden != HiddenCauses.None,
                IsHeld = topic.Hidden == HiddenCauses.Held,
            };
    }
}
