namespace Parley.Domain.Notifications;

/// <summary>
/// Which level counts where a member chose several that touch one topic. What was chosen for the topic itself is its own word. Else the
/// strongest of its category's and its tags': who asked to hear of any of them hears of it; then who asked not to does not; that
/// something is normal says nothing against the others. The scopes of lists say the same in a statement.
/// </summary>
public static class WatchLevels
{
    static readonly WatchLevel[] FromStrongest = [WatchLevel.Watching, WatchLevel.FirstPostOnly, WatchLevel.Muted, WatchLevel.Normal];

    /// <summary>None chosen is null; a category without a word of its own has that of the one above it.</summary>
    public static WatchLevel Of(WatchLevel? topic, WatchLevel? category, IEnumerable<WatchLevel> tags) => topic ?? OfPlace(category, tags);

    /// <summary>The same, of a topic for which nothing was chosen.</summary>
    public static WatchLevel OfPlace(WatchLevel? category, IEnumerable<WatchLevel> tags) =>
        tags.Append(category ?? WatchLevel.Normal).MinBy(level => Array.IndexOf(FromStrongest, level));

    /// <summary>New topics of it are told.</summary>
    public static bool TellsOfTopics(WatchLevel level) => level is WatchLevel.Watching or WatchLevel.FirstPostOnly;
}
