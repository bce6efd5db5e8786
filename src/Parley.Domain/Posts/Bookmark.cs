using Parley.Domain.Accounts;

namespace Parley.Domain.Posts;

/// <summary>A post that a member wants to find again. Nobody else learns of it.</summary>
public sealed class Bookmark
{
    // A reminder, not a diary.
    public const int LongestNote = 500;

    public MemberId MemberId { get; init; }

    public PostId PostId { get; init; }

    public string Note { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
