namespace Parley.Domain.Topics;

/// <summary>Above which lists a topic is pinned.</summary>
public enum PinPlace
{
    /// <summary>Above the list of all topics and its category's.</summary>
    Everywhere = 0,

    Category = 1,
}
