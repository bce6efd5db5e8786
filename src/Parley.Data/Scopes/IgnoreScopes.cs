using Parley.Domain.Accounts;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

public static class IgnoreScopes
{
    /// <summary>Whom the viewer does not want to read; nobody, for a guest.</summary>
    public static IQueryable<Ignore> IgnoresOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.Ignores.Where(ignore => ignore.MemberId == member) : db.Ignores.Where(_ => false);
}
