namespace Parley.Domain.Flags;

public enum FlagOutcome
{
    Open = 0,

    /// <summary>The moderator saw it the same way, and hid the post.</summary>
    Agreed = 1,

    /// <summary>The post stays. Its reporters are told.</summary>
    Declined = 2,

    /// <summary>The post stays, and nobody is told.</summary>
    Ignored = 3,
}
