namespace Parley.Domain.Accounts;

/// <summary>How a member stands with the moderators, from well to worst: the gravest of what is laid on the member just now.</summary>
public enum Standing
{
    Good = 0,

    /// <summary>Was told something, and has not yet said that it was read.</summary>
    Warned = 1,

    /// <summary>Reads, and writes nothing that others see.</summary>
    Silenced = 2,

    /// <summary>Is not let in.</summary>
    Suspended = 3,
}
