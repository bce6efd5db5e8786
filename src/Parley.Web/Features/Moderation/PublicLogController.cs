using Microsoft.AspNetCore.Mvc;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary>Where administrators decided so, everybody may read what moderators do; elsewhere there is nothing at the address.</summary>
public sealed class PublicLogController(ReadPublicLog read, CurrentViewer current, ParleyOptions options) : Controller
{
    [HttpGet("/moderation-log")]
    public async Task<IActionResult> Show(long? before, CancellationToken cancel) =>
        options.Moderation.PublicLog ? View("PublicLog", await read.ReadAsync(current.Viewer, before, cancel)) : NotFound();
}
