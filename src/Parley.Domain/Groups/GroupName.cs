using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Domain.Groups;

public static class GroupName
{
    public const int LongestLength = 40;

    public static Problem? Check(string name, string field)
    {
        if (!TypedText.HasInk(name))
            return new Problem(field, "GroupNameMissing");

        return name.Length > LongestLength ? new Problem(field, "GroupNameTooLong", LongestLength) : null;
    }

    public static string KeyOf(string name) => MemberName.KeyOf(name);
}
