using Microsoft.AspNetCore.Mvc;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

public sealed class RepliesToPostController(ListReplies list, FindPost find, CurrentViewer current) : Controller
{
    /// <summary>With <c>part</c> it is the list alone, for the script that puts it under the post.</summary>
    [HttpGet("/p/{id:long}/replies")]
    public async Task<IActionResult> Show(long id, int? after, bool part, CancellationToken cancel)
    {
        if (await find.VisibleAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var page = await list.ReadAsync(current.Viewer, found, after ?? 0, cancel);
        return part ? PartialView("_Replies", page) : View("Replies", page);
    }
}
