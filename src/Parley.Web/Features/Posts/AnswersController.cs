using Microsoft.AspNetCore.Mvc;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

/// <summary>One click and back again: nothing is asked.</summary>
[MembersOnly]
public sealed class AnswersController(MarkAnswer mark, CurrentViewer current) : Controller
{
    [HttpPost("/p/{id:long}/answer")]
    public async Task<IActionResult> Mark(long id, CancellationToken cancel) =>
        Answer(await mark.SetAsync(current.Viewer, new PostId(id), isAnswer: true, cancel));

    [HttpPost("/p/{id:long}/answer/remove")]
    public async Task<IActionResult> Remove(long id, CancellationToken cancel) =>
        Answer(await mark.SetAsync(current.Viewer, new PostId(id), isAnswer: false, cancel));

    IActionResult Answer(Outcome<FoundPost> outcome) => outcome.IsDone ? Redirect($"{outcome.Value.Address}") : NotFound();
}
