using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Domain.Profiles;

/// <summary>What a member is called beside the name that others write after an @.</summary>
public static class DisplayName
{
    public const int LongestLength = 40;

    public static Problem? Check(string name, string field)
    {
        if (name.Length == 0)
            return null;
        if (!TypedText.HasInk(name))
            return new Problem(field, "DisplayNameInvisible");
        if (TypedText.Length(name) > LongestLength || name.Length > LongestLength * 4)
            return new Problem(field, "DisplayNameTooLong", LongestLength);

        return MemberName.IsReserved(name) ? new Problem(field, "NameReserved") : null;
    }
}
