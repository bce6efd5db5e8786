using Parley.Domain.Topics;

namespace Parley.Domain.Tags;

public sealed class TopicTag
{
    public TopicId TopicId { get; init; }

    public TagId TagId { get; init; }
}
