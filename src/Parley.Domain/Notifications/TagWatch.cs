using Parley.Domain.Accounts;
using Parley.Domain.Tags;

namespace Parley.Domain.Notifications;

/// <summary>What a member chose for a tag.</summary>
public sealed class TagWatch
{
    public MemberId MemberId { get; init; }

    public TagId TagId { get; init; }

    public WatchLevel Level { get; init; }
}
