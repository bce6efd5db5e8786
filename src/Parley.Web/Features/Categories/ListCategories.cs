using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;

namespace Parley.Web.Features.Categories;

public sealed class ListCategories(ParleyDb db)
{
    CategoryTree? _tree;

    /// <summary>Asked by the frame and by pages: once a request.</summary>
    public async Task<CategoryTree> TreeAsync(Viewer viewer, CancellationToken cancel) => _tree ??= new(await ReadAsync(viewer, cancel));

    /// <summary>All that the viewer may know of, those of a parent behind it.</summary>
    public async Task<IReadOnlyList<Category>> VisibleToAsync(Viewer viewer, CancellationToken cancel) => (await TreeAsync(viewer, cancel)).All;

    Task<List<ListedCategory>> ReadAsync(Viewer viewer, CancellationToken cancel)
    {
        var started = db.CategoriesStartedBy(viewer);
        return db.CategoriesVisibleTo(viewer)
            .OrderBy(category => category.Position).ThenBy(category => category.Name)
            .Select(category => new ListedCategory { Category = category, MayStart = started.Any(row => row.Id == category.Id) })
            .ToListAsync(cancel);
    }
}

public sealed record ListedCategory
{
    public required Category Category { get; init; }

    public required bool MayStart { get; init; }
}
