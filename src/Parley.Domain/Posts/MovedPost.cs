using Parley.Domain.Topics;

namespace Parley.Domain.Posts;

/// <summary>A number that a post had in a topic before it was moved: whoever comes for it is led to the post.</summary>
public sealed class MovedPost
{
    public TopicId TopicId { get; init; }

    public int Number { get; init; }

    public PostId PostId { get; init; }

    public DateTimeOffset MovedAt { get; init; }
}
