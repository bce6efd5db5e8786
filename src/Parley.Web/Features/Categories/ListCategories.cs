using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Categories;

public sealed class ListCategories(ParleyDb db)
{
    IReadOnlyList<Category>? _visible;

    /// <summary>Asked by the frame and by pages: once a request.</summary>
    public async Task<IReadOnlyList<Category>> VisibleToAsync(Viewer viewer, CancellationToken cancel) =>
        _visible ??= await db.CategoriesVisibleTo(viewer).OrderBy(category => category.Position).ThenBy(category => category.Name).ToListAsync(cancel);
}
