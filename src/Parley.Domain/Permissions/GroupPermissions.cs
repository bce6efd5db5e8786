using Parley.Domain.Groups;

namespace Parley.Domain.Permissions;

/// <summary>Who calls all members of a group by its name.</summary>
public static class GroupPermissions
{
    /// <summary>A larger group is not called: so many who are told at once are rather told by a topic in a category that they watch.</summary>
    public const int MostCalled = 100;

    /// <summary><paramref name="isIn"/>: the viewer is one of its members.</summary>
    public static bool CanMention(Viewer viewer, Group group, bool isIn) => viewer.MayWrite && group.MentionedBy switch
    {
        MentionedBy.Members => viewer.IsStaff || isIn,
        MentionedBy.Staff => viewer.IsStaff,
        _ => false,
    };
}
