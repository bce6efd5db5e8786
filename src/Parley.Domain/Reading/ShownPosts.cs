using Parley.Domain.Topics;

namespace Parley.Domain.Reading;

/// <summary>A member was shown the posts of a topic up to a number.</summary>
public readonly record struct ShownPosts(TopicId TopicId, int Number, DateTimeOffset At);
