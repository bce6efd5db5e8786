using Parley.Domain.Categories;

namespace Parley.Web.Features.Categories;

/// <summary>The categories that one viewer may know of, in their two levels and in their order.</summary>
public sealed class CategoryTree
{
    readonly ILookup<CategoryId, Category> _children;
    readonly HashSet<CategoryId> _started;

    public CategoryTree(IReadOnlyList<ListedCategory> listed)
    {
        var categories = listed.Select(row => row.Category).ToList();
        _children = categories.Where(category => category.IsChild).ToLookup(category => category.ParentId!.Value);
        _started = [.. listed.Where(row => row.MayStart).Select(row => row.Category.Id)];
        Roots = [.. categories.Where(category => !category.IsChild)];
        All = [.. Roots.SelectMany(root => _children[root.Id].Prepend(root))];
    }

    public IReadOnlyList<Category> Roots { get; }

    public IReadOnlyList<Category> All { get; }

    public IReadOnlyList<Category> ChildrenOf(Category category) => [.. _children[category.Id]];

    public Category? ParentOf(Category category) => category.ParentId is { } parent ? Roots.FirstOrDefault(root => root.Id == parent) : null;

    public bool MayStart(Category category) => _started.Contains(category.Id);

    /// <summary>Those in which the viewer may start a topic, as a form lists them: a child is named with its parent.</summary>
    public IReadOnlyList<(Category Category, string Name)> Startable =>
        [.. All.Where(MayStart).Select(category => (category, ParentOf(category) is { } parent ? $"{parent.Name} › {category.Name}" : category.Name))];
}
