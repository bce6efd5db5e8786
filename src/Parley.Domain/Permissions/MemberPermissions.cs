using Parley.Domain.Accounts;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer may do with another member.</summary>
public static class MemberPermissions
{
    /// <summary>Moderators answer for members, administrators for everybody but themselves: so the last one can't be blocked.</summary>
    public static bool CanBlock(Viewer viewer, Member member) =>
        viewer.IsStaff && viewer.MemberId != member.Id && member.DeletedAt is null && (viewer.Role == Role.Administrator || member.Role == Role.Member);

    /// <summary>Addresses, of the mail and of the network, are shown to administrators alone.</summary>
    public static bool CanSeeAddresses(Viewer viewer) => !viewer.IsGuest && viewer.Role == Role.Administrator;
}
