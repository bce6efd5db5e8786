using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>A topic as lists show it.</summary>
public sealed record TopicRow
{
    public required TopicId Id { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required string CategoryName { get; init; }

    public required string CategorySlug { get; init; }

    public required string CategoryColor { get; init; }

    /// <summary>With spaces between them.</summary>
    public required string Tags { get; init; }

    public IReadOnlyList<string> TagNames => Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public required string AuthorName { get; init; }

    public required string LastPosterName { get; init; }

    public required string? LastPosterPicture { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset BumpedAt { get; init; }

    public required DateTimeOffset HotAt { get; init; }

    public required int LastNumber { get; init; }

    public required int ReplyCount { get; init; }

    public required int ViewCount { get; init; }

    public required bool IsPinned { get; init; }

    public required bool IsClosed { get; init; }

    public required bool IsSolved { get; init; }

    public required bool IsHidden { get; init; }

    /// <summary>It waits for review.</summary>
    public bool IsHeld { get; init; }

    /// <summary>How many posts of it are new to the viewer.</summary>
    public int NewCount { get; init; }

    public int FirstNew { get; init; }
}
