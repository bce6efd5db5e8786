namespace Parley.Domain.Notifications;

/// <summary>How much a member wants to be told of a topic, a category or a tag.</summary>
public enum WatchLevel
{
    /// <summary>Nothing at all.</summary>
    Muted = 0,

    /// <summary>What is said to the member.</summary>
    Normal = 1,

    /// <summary>Every reply, and of a category every new topic too.</summary>
    Watching = 2,

    /// <summary>Of a category its new topics and not the replies to them. A topic has no such level.</summary>
    FirstPostOnly = 3,
}
