using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Domain.Permissions;

/// <summary>Who is silenced writes nothing that others see.</summary>
public static class Silence
{
    public static Problem? Check(Viewer viewer, string field = "") => viewer.IsSilenced ? new Problem(field, "Silenced") : null;

    /// <summary>The same, of a member as the database has it now.</summary>
    public static Problem? Check(Member member) => Check(Viewer.Of(member));
}
