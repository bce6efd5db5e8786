using Parley.Domain.Accounts;
using Parley.Domain.Categories;

namespace Parley.Domain.Notifications;

/// <summary>What a member chose for a category.</summary>
public sealed class CategoryWatch
{
    public MemberId MemberId { get; init; }

    public CategoryId CategoryId { get; init; }

    public WatchLevel Level { get; init; }
}
