using Parley.Domain.Accounts;
using Parley.Domain.Shared;

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

    public static Problem? CheckNote(string note, string field) =>
        note.Length > LongestNote ? new Problem(field, "NoteTooLong", LongestNote) : null;
}
