using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Puts topics in order and begins where a page begins, so that each list is a range of one index.</summary>
static class OrderTopics
{
    public static IQueryable<Topic> InOrder(this IQueryable<Topic> topics, TopicListQuery query) =>
        Behind(Dated(topics, query.Order), query).Select(row => row.Topic);

    /// <summary>The same for rows that were read by parts.</summary>
    public static IEnumerable<TopicRow> InOrder(this IEnumerable<TopicRow> rows, TopicListQuery query) => query.After is not null
        ? rows.OrderBy(row => TimeOf(row, query.Order)).ThenBy(row => row.Id.Value)
        : rows.OrderByDescending(row => TimeOf(row, query.Order)).ThenByDescending(row => row.Id.Value);

    public static ListKey KeyOf(TopicRow row, TopicOrder order) => new(TimeOf(row, order), row.Id.Value);

    static DateTimeOffset TimeOf(TopicRow row, TopicOrder order) => order switch
    {
        TopicOrder.Hot => row.HotAt,
        TopicOrder.New or TopicOrder.Unanswered => row.CreatedAt,
        _ => row.BumpedAt,
    };

    static IQueryable<DatedTopic> Dated(IQueryable<Topic> topics, TopicOrder order) => order switch
    {
        TopicOrder.Hot => topics.Select(topic => new DatedTopic { Topic = topic, At = topic.HotAt }),
        TopicOrder.New or TopicOrder.Unanswered => topics.Select(topic => new DatedTopic { Topic = topic, At = topic.CreatedAt }),
        _ => topics.Select(topic => new DatedTopic { Topic = topic, At = topic.BumpedAt }),
    };

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

    sealed class DatedTopic
    {
        public required Topic Topic { get; init; }

        public required DateTimeOffset At { get; init; }
    }
}
