using Microsoft.AspNetCore.Mvc;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Categories;

/// <summary>The list at the left of every page.</summary>
public sealed class SidebarViewComponent(ListCategories categories, CurrentViewer current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("~/Features/Categories/Sidebar.cshtml", await categories.VisibleToAsync(current.Viewer, HttpContext.RequestAborted));
}
