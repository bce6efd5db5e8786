namespace Parley.Domain.Holding;

/// <summary>Why a post waits for review. Whatever judges posts adds its own.</summary>
public enum HoldReason
{
    /// <summary>It is one of the first of its author, of whom the forum holds so many.</summary>
    FirstPosts = 0,

    /// <summary>It says what a filter holds.</summary>
    Words = 1,

    /// <summary>It links to where not everybody may.</summary>
    Link = 2,

    /// <summary>A filter could not tell in time whether it meets it.</summary>
    Undecided = 3,

    /// <summary>Its author is young, and a raid runs.</summary>
    Raid = 4,
}
