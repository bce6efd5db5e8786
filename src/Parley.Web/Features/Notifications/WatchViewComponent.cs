using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Notifications;

namespace Parley.Web.Features.Notifications;

/// <summary>The choice of how much one is told of what a page shows; <c>sort</c> is "Topic", "Category" or "Tag".</summary>
public sealed class WatchViewComponent : ViewComponent
{
    public IViewComponentResult Invoke(string address, string sort, WatchLevel level) =>
        View("~/Features/Notifications/Watch.cshtml", new WatchChoice(address, sort, level, HttpContext.Request.Path + HttpContext.Request.QueryString));
}

/// <summary><paramref name="Back"/> is where the choice is made.</summary>
public sealed record WatchChoice(string Address, string Sort, WatchLevel Level, string Back);
