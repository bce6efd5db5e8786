namespace Parley.Domain.Notifications;

/// <summary>How much a member wants to be told of a topic or a category.</summary>
public enum WatchLevel
{
    /// <summary>Nothing at all.</summary>
    Muted = 0,

    /// <summary>What is said to the member.</summary>
    Normal = 1,

    /// <summary>Of a topic every reply, of a category every new topic.</summary>
    Watching = 2,
}
