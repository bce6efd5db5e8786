using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Categories;

/// <summary>The list at the left of every page: the upper level, and under the parent of the current place its children.</summary>
public sealed class SidebarViewComponent(ListCategories categories, CurrentViewer current) : ViewComponent
{
    // More than one looks through; the page of all categories has the others, and every page would have to carry them.
    const int MostShown = 24;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var tree = await categories.TreeAsync(current.Viewer, HttpContext.RequestAborted);
        return View("~/Features/Categories/Sidebar.cshtml", Shown(tree));
    }

    // The branch of the current place is there in any case; of the others, as many as fit beside it.
    List<Category> Shown(CategoryTree tree)
    {
        var here = tree.All.FirstOrDefault(category => category.Id == ViewContext.ViewData.Place());
        var open = here is null ? null : tree.ParentOf(here) ?? here;
        List<Category> branch = open is null ? [] : [.. tree.ChildrenOf(open).Prepend(open).Take(MostShown)];
        var others = tree.Roots.Where(root => root != open).Take(MostShown - branch.Count).ToHashSet();
        return [.. tree.Roots.Where(root => root == open || others.Contains(root)).SelectMany(root => root == open ? branch : [root])];
    }
}
