namespace Parley.Domain.Posts;

/// <summary>A text that somebody wrote, or an event in the topic's life, shown as one thin line.</summary>
public enum PostKind
{
    Text = 0,
    Closed = 1,
    Reopened = 2,
    Pinned = 3,
    Unpinned = 4,
    Hidden = 5,
    Shown = 6,
    Split = 7,
    Archived = 8,
    Moved = 9,
}
