using Microsoft.AspNetCore.Mvc;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

[MembersOnly]
public sealed class IgnoresController(IgnoreMember ignore, CurrentViewer current) : Controller
{
    [HttpPost("/u/{name}/ignore")]
    public async Task<IActionResult> Set(string name, bool end, string? @return, CancellationToken cancel)
    {
        var outcome = await ignore.SetAsync(current.Viewer, name, ignores: !end, cancel);
        if (!outcome.IsDone)
            return NotFound();
        return Redirect(Url.IsLocalUrl(@return) ? @return : Addresses.Member(outcome.Value));
    }
}
