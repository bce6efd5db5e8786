using Parley.Domain.Accounts;
using Parley.Domain.Categories;

namespace Parley.Domain.Reading;

/// <summary>A member read all of a category up to a time.</summary>
public sealed class CategoryMark
{
    public MemberId MemberId { get; init; }

    public CategoryId CategoryId { get; init; }

    public DateTimeOffset ReadUntil { get; init; }
}
