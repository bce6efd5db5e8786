using Parley.Domain.Accounts;

namespace Parley.Data.Scopes;

public static class EmailChangeScopes
{
    /// <summary>Addresses that the member asked for and did not confirm yet.</summary>
    public static IQueryable<EmailChange> WaitingChangesOf(this ParleyDb db, MemberId member) =>
        db.EmailChanges.Where(change => change.MemberId == member && change.ChangedAt == null);
}
