using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Notifications;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

[MembersOnly]
public sealed class WatchesController(WatchTopics watch, CurrentViewer current) : Controller
{
    [HttpPost("/t/{id:long}/watch")]
    public async Task<IActionResult> Topic(long id, WatchLevel? level, string? @return, CancellationToken cancel) =>
        level is { } chosen and not WatchLevel.FirstPostOnly && Enum.IsDefined(chosen)
            ? Back(await watch.OfTopicAsync(current.Viewer, new(id), chosen, cancel), @return)
            : BadRequest();

    [HttpPost("/c/{slug}/watch")]
    public async Task<IActionResult> Category(string slug, WatchLevel? level, string? @return, CancellationToken cancel) =>
        level is { } chosen && Enum.IsDefined(chosen)
            ? Back(await watch.OfCategoryAsync(current.Viewer, slug, chosen, cancel), @return)
            : BadRequest();

    [HttpPost("/tag/{name}/watch")]
    public async Task<IActionResult> Tag(string name, WatchLevel? level, string? @return, CancellationToken cancel) =>
        level is { } chosen && Enum.IsDefined(chosen)
            ? Back(await watch.OfTagAsync(current.Viewer, name, chosen, cancel), @return)
            : BadRequest();

    IActionResult Back(Outcome<string> outcome, string? address)
    {
        if (!outcome.IsDone)
            return NotFound();
        return Redirect(Url.IsLocalUrl(address) ? address : outcome.Value);
    }
}
