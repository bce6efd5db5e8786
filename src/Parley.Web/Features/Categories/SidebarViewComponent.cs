using Microsoft.AspNetCore.Mvc;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Categories;

/// <summary>The list at the left of every page.</summary>
public sealed class SidebarViewComponent(ListCategories categories, CurrentViewer current) : ViewComponent
{
    // More than one looks through; the page of all categories has the others, and every page would have to carry them.
    const int MostShown = 24;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var visible = await categories.VisibleToAsync(current.Viewer, HttpContext.RequestAborted);
        return View("~/Features/Categories/Sidebar.cshtml", visible.Take(MostShown).ToList());
    }
}
