using Parley.Domain.Accounts;

namespace Parley.Domain.Posts;

public sealed class PostLike
{
    public PostId PostId { get; init; }

    /// <summary>Who likes it.</summary>
    public MemberId LikerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
