using Parley.Domain.Accounts;
using Parley.Domain.Topics;

namespace Parley.Domain.Notifications;

/// <summary>What a member chose for a topic; what is chosen here is stronger than what was chosen for its category.</summary>
public sealed class TopicWatch
{
    public MemberId MemberId { get; init; }

    public TopicId TopicId { get; init; }

    public WatchLevel Level { get; init; }
}
