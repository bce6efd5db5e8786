using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Moderation;

/// <summary>Where members object to what was done to their posts and to themselves; those who are silenced too.</summary>
[MembersOnly]
public sealed class AppealsController(FindAppeal find, AppealAct appeal, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/p/{id:long}/appeal")]
    public async Task<IActionResult> OfPost(long id, CancellationToken cancel) =>
        await find.LastOfAsync(current.Viewer, new(id), cancel) is { } entry ? Redirect(AddressOf(entry)) : NotFound();

    [HttpGet("/blocks/{id:long}/appeal")]
    public async Task<IActionResult> OfBlock(long id, CancellationToken cancel) =>
        await find.OfBlockAsync(current.Viewer, id, cancel) is { } entry ? Redirect(AddressOf(entry)) : NotFound();

    [HttpGet("/appeals/{entry:long}")]
    public async Task<IActionResult> Show(long entry, CancellationToken cancel) =>
        await find.OwnAsync(current.Viewer, entry, cancel) is { } found ? View("Appeal", new AppealPage(found, "", FormProblems.None(words))) : NotFound();

    [HttpPost("/appeals/{entry:long}")]
    public async Task<IActionResult> Send(long entry, [FromForm(Name = "words")] string? typed, CancellationToken cancel)
    {
        var outcome = await appeal.AppealAsync(current.Viewer, entry, typed, cancel);
        if (outcome.IsDone)
            return Redirect(AddressOf(entry));
        return outcome.IsFound && await find.OwnAsync(current.Viewer, entry, cancel) is { } found
            ? View("Appeal", new AppealPage(found, typed ?? "", new FormProblems(outcome.Problems, words))).WithStatus(422)
            : NotFound();
    }

    static string AddressOf(long entry) => $"/appeals/{entry}";
}

public sealed record AppealPage(AppealedAct Act, string Typed, FormProblems Problems);
