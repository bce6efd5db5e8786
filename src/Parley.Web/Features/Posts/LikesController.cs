using Microsoft.AspNetCore.Mvc;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

public sealed class LikesController(LikePost like, ListLikes list, FindPost find, CurrentViewer current) : Controller
{
    [HttpGet("/p/{id:long}/likes")]
    public async Task<IActionResult> Show(long id, string? before, CancellationToken cancel) =>
        await find.VisibleAsync(current.Viewer, new(id), cancel) is { } found
            ? View("Likes", await list.ReadAsync(found, ListKey.Parse(before), cancel))
            : NotFound();

    [MembersOnly]
    [HttpPost("/p/{id:long}/like")]
    public Task<IActionResult> Like(long id, CancellationToken cancel) => SetAsync(id, likes: true, cancel);

    [MembersOnly]
    [HttpPost("/p/{id:long}/like/remove")]
    public Task<IActionResult> Unlike(long id, CancellationToken cancel) => SetAsync(id, likes: false, cancel);

    async Task<IActionResult> SetAsync(long id, bool likes, CancellationToken cancel)
    {
        var outcome = await like.SetAsync(current.Viewer, new(id), likes, cancel);
        if (!outcome.IsDone)
            return NotFound();
        return this.WantsPart() ? PartialView("_Like", outcome.Value.State) : Redirect($"{outcome.Value.Address}");
    }
}
