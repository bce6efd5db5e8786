using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

/// <summary>
/// Which categories are open to whom: the one place where it is said. The database is asked for the groups of a member, so that
/// who was put into a group, or out of it, sees the change with the next page, and no statement more is needed.
/// </summary>
public static class CategoryScopes
{
    public static IQueryable<Category> CategoriesVisibleTo(this ParleyDb db, Viewer viewer)
    {
        if (viewer.IsStaff)
            return db.Categories;

        // Not the static field itself; see GroupScopes.
        var everyone = GroupId.Everyone;
        return viewer.MemberId is { } member
            ? db.Categories.Where(category => category.IsOpenTo(db, member))
            : db.Categories.Where(category => category.SeenBy == everyone && category.ParentSeenBy == everyone);
    }

    /// <summary>Those in which the viewer may start topics; none, for a guest or somebody silenced.</summary>
    public static IQueryable<Category> CategoriesStartedBy(this ParleyDb db, Viewer viewer)
    {
        var visible = db.CategoriesVisibleTo(viewer);
        if (viewer.MemberId is not { } member || viewer.IsSilenced)
            return visible.Where(_ => false);

        return viewer.IsStaff ? visible : visible.Where(category => db.Includes(category.StartedBy, member));
    }

    /// <summary>Those in which the viewer may reply; none, for a guest or somebody silenced.</summary>
    public static IQueryable<Category> CategoriesRepliedBy(this ParleyDb db, Viewer viewer)
    {
        var visible = db.CategoriesVisibleTo(viewer);
        if (viewer.MemberId is not { } member || viewer.IsSilenced)
            return visible.Where(_ => false);

        return viewer.IsStaff ? visible : visible.Where(category => db.Includes(category.RepliedBy, member));
    }
}
