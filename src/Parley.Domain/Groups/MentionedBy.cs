namespace Parley.Domain.Groups;

/// <summary>Who may call all members of a group at once, by its name.</summary>
public enum MentionedBy
{
    Nobody = 0,
    Staff = 1,

    /// <summary>Those of the group itself, and staff.</summary>
    Members = 2,
}
