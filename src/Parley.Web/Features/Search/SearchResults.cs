using Parley.Domain.Posts;
using Parley.Domain.Search;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Search;

public sealed record SearchResults
{
    public static readonly SearchResults None = new();

    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>How many topics were found, on all pages.</summary>
    public int Topics { get; init; }

    /// <summary>There are more topics than these, less like what was sought.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Nothing has all of the words: these have some of them.</summary>
    public bool TakesSome { get; init; }

    /// <summary>What may have been meant, where nothing was found.</summary>
    public string? Meant { get; init; }

    public IReadOnlyList<QueryProblem> Problems { get; init; } = [];
}

/// <summary>A topic by its best post; <paramref name="Posts"/> of its posts were found.</summary>
public sealed record SearchHit(HitRow Row, int Posts, bool IsAnswer)
{
    public required IReadOnlyList<TextPart> Title { get; init; }

    public required IReadOnlyList<TextPart> Text { get; init; }

    public string Address => Addresses.Post(Row.TopicId, Row.Slug, Row.Number);
}

public sealed record HitRow
{
    public required PostId PostId { get; init; }

    public required TopicId TopicId { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required int Number { get; init; }

    public required string Html { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int ReplyCount { get; init; }

    public required bool IsSolved { get; init; }

    public required bool IsClosed { get; init; }

    public required string Tags { get; init; }

    public IReadOnlyList<string> TagNames => Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public required string CategoryName { get; init; }

    public required string CategorySlug { get; init; }

    public required string CategoryColor { get; init; }

    public required string AuthorName { get; init; }

    public required string? AuthorPicture { get; init; }
}
