using Parley.Domain.Categories;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

public static class CategoryScopes
{
    public static IQueryable<Category> CategoriesVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var reach = viewer.Reach;
        return db.Categories.Where(category => category.Access <= reach);
    }
}
