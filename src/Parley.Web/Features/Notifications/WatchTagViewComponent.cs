using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Notifications;
using Parley.Domain.Tags;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

/// <summary>The same for a tag, whose page does not know what the member chose.</summary>
public sealed class WatchTagViewComponent(WatchTopics watch, CurrentViewer current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Tag tag)
    {
        var level = await watch.LevelOfAsync(current.Viewer, tag.Id, HttpContext.RequestAborted) ?? WatchLevel.Normal;
        var back = HttpContext.Request.Path + HttpContext.Request.QueryString;
        return View("~/Features/Notifications/Watch.cshtml", new WatchChoice($"{Addresses.Tag(tag.Name)}/watch", "Tag", level, back));
    }
}
