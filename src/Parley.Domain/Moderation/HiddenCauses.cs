namespace Parley.Domain.Moderation;

/// <summary>
/// Why something is hidden. Causes are kept side by side, so that lifting one brings back exactly what that cause hid;
/// nothing is shown while any is left.
/// </summary>
[Flags]
public enum HiddenCauses
{
    None = 0,
    ByAuthor = 1,
    ByModerator = 2,
    WithTopic = 4,
    WithAuthor = 8,
    WithCategory = 16,

    /// <summary>By many reports, until a moderator has looked.</summary>
    ByFlags = 32,

    /// <summary>It was never shown, or was edited since, and waits for a moderator to let it through.</summary>
    Held = 64,

    /// <summary>Its words are gone for good, and nothing lifts this.</summary>
    Erased = 128,
}
