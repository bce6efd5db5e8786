using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Search;

/// <summary>A post that was found and may be seen, with what its place among the others hangs on.</summary>
public sealed record Candidate
{
    public required PostId PostId { get; init; }

    public required TopicId TopicId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int LikeCount { get; init; }

    public required bool IsAnswer { get; init; }

    /// <summary>The newest version that the blocks have of it; none where it is fresh and was never there.</summary>
    public required int? Version { get; init; }

    public int Score { get; init; }
}
