using Parley.Domain.Accounts;
using Parley.Domain.Profiles;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer sees of a member.</summary>
public static class ProfilePermissions
{
    public static bool CanSee(Viewer viewer, MemberId owner, Audience audience) =>
        viewer.IsStaff || viewer.MemberId == owner || audience switch
        {
            Audience.Everyone => true,
            Audience.Members => !viewer.IsGuest,
            _ => false,
        };
}
