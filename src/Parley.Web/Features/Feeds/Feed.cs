using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Feeds;

/// <summary>The newest posts of something; addresses are paths.</summary>
public sealed record Feed
{
    /// <summary>What identifies it for good, whatever it is called by then.</summary>
    public required string Id { get; init; }

    public required string Address { get; init; }

    /// <summary>The page that shows the same.</summary>
    public required string PageAddress { get; init; }

    /// <summary>None for the whole forum's, which is called like the forum.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    /// <summary>When the newest of its posts was written or edited; null while there is none.</summary>
    public DateTimeOffset? ChangedAt => Entries.Count > 0 ? Entries.Max(entry => entry.UpdatedAt) : null;
}

/// <summary>A post as feeds show it.</summary>
public sealed record FeedEntry
{
    public required PostId Id { get; init; }

    public required TopicId TopicId { get; init; }

    public required string TopicTitle { get; init; }

    public required string TopicSlug { get; init; }

    public required int Number { get; init; }

    public required string CategoryName { get; init; }

    public required string CategorySlug { get; init; }

    public required string AuthorName { get; init; }

    public required string? AuthorDisplayName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? EditedAt { get; init; }

    public required int RendererVersion { get; init; }

    /// <summary>Read last, and only for who lacks it.</summary>
    public string Html { get; init; } = "";

    public string Title => Number > 1 ? $"{TopicTitle} #{Number}" : TopicTitle;

    public DateTimeOffset UpdatedAt => EditedAt > CreatedAt ? EditedAt.Value : CreatedAt;
}
