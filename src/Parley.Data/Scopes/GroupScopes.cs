using System.Linq.Expressions;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;

namespace Parley.Data.Scopes;

/// <summary>Who is in which group, as pieces of a statement; the member may be one of its rows. Moderators are in all, which is asked before.</summary>
public static class GroupScopes
{
    /// <summary>Whether a member who is no moderator may know of the category.</summary>
    [ExpressionMethod(nameof(OpenTo))]
    public static bool IsOpenTo(this Category category, ParleyDb db, MemberId member) => throw InStatementsOnly();

    [ExpressionMethod(nameof(Inclusion))]
    public static bool Includes(this ParleyDb db, GroupId group, MemberId member) => throw InStatementsOnly();

    static Expression<Func<Category, ParleyDb, MemberId, bool>> OpenTo() => (category, db, member) =>
        db.Includes(category.SeenBy, member) && db.Includes(category.ParentSeenBy, member);

    // Not the static fields themselves: linq2db would take each statement that reads one for a new one, and build it again.
    static Expression<Func<ParleyDb, GroupId, MemberId, bool>> Inclusion()
    {
        var (everyone, members) = (GroupId.Everyone, GroupId.Members);
        return (db, group, member) =>
            group == everyone || group == members || db.GroupMembers.Any(row => row.GroupId == group && row.MemberId == member);
    }

    static NotSupportedException InStatementsOnly() => new("Ask this inside a statement: the database knows who is in which group.");
}
