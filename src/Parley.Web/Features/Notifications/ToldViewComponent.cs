using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

/// <summary>Who will be told of a text, below the text.</summary>
public sealed class ToldViewComponent(ForeseeTelling foresee, CurrentViewer current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string? text, WritingPlace place) =>
        View("~/Features/Notifications/Told.cshtml", await foresee.OfAsync(current.Viewer, TypedText.Lines(text), place, HttpContext.RequestAborted));
}
