using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

[MembersOnly]
public sealed class FlagsController(FlagPost flag, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/p/{id:long}/flag")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) => await flag.FindAsync(current.Viewer, new(id), cancel) is { } found
        ? View("Flag", new FlagPage(found, await flag.IsFlaggedAsync(current.Viewer, new(id), cancel), new FlagForm(), FormProblems.None(words)))
        : NotFound();

    [HttpPost("/p/{id:long}/flag")]
    public async Task<IActionResult> Send(long id, FlagForm form, CancellationToken cancel)
    {
        var outcome = await flag.FlagAsync(current.Viewer, new(id), form, cancel);
        if (outcome.IsDone)
            return this.RedirectSaying($"{outcome.Value.Address}", Saying.Flagged);
        if (!outcome.IsFound || await flag.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();
        return View("Flag", new FlagPage(found, IsFlagged: false, form, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }
}

public sealed record FlagPage(FoundPost Found, bool IsFlagged, FlagForm Form, FormProblems Problems);
