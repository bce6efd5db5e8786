using Parley.Domain.Accounts;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Posts;

/// <summary>A post as a topic's page shows it.</summary>
public sealed record PostView
{
    public required Post Post { get; init; }

    public required string AuthorName { get; init; }

    public required string? AuthorDisplayName { get; init; }

    public required string? AuthorPicture { get; init; }

    public required Role AuthorRole { get; init; }

    public required string? ReplyToName { get; init; }

    /// <summary>Its author is somebody whom the viewer ignores.</summary>
    public required bool IsIgnored { get; init; }

    public required bool IsLiked { get; init; }

    public required bool IsBookmarked { get; init; }

    /// <summary>The viewer read it before it was moved here; see <see cref="Domain.Reading.ReadRange"/>.</summary>
    public required bool WasRead { get; init; }

    /// <summary>It stood in another topic once. In which one is not said: it may be one that the viewer does not see.</summary>
    public required bool WasMoved { get; init; }

    /// <summary>How many posts that the viewer sees answer it.</summary>
    public required int ReplyCount { get; init; }

    /// <summary>Something that it tells the viewer is unread until now.</summary>
    public required bool IsNews { get; init; }
}
