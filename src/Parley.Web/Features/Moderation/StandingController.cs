using Microsoft.AspNetCore.Mvc;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary>What members say to what was laid on them.</summary>
[MembersOnly]
public sealed class StandingController(EndBlock end, CurrentViewer current) : Controller
{
    [HttpPost("/warnings/{id:long}/read")]
    public async Task<IActionResult> Read(long id, CancellationToken cancel)
    {
        await end.AcknowledgeAsync(current.Viewer, id, cancel);
        return Redirect("/");
    }
}
