using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Categories;
using Parley.Domain.Notifications;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

/// <summary>The same for a category, whose page does not know what the member chose.</summary>
public sealed class WatchCategoryViewComponent(WatchTopics watch, CurrentViewer current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Category category)
    {
        var level = await watch.LevelOfAsync(current.Viewer, category.Id, HttpContext.RequestAborted) ?? WatchLevel.Normal;
        var back = HttpContext.Request.Path + HttpContext.Request.QueryString;
        return View(
            "~/Features/Notifications/Watch.cshtml", new WatchChoice($"{Addresses.Category(category.Slug)}/watch", "Category", level, back));
    }
}
