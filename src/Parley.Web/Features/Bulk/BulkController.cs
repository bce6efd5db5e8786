using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Bulk;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Bulk;

/// <summary>An act on many, from the choice to the end: what it is done to, how far it is, and the way back.</summary>
[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class BulkController(
    StartBulk start, ShowBulk show, ListCategories categories, CurrentViewer current, Care care, TimeProvider time, IStringLocalizer<Words> words)
    : CarefulController(care)
{
    // While a job is at work the page asks again by itself, scripts or not.
    const string SecondsToAskAgain = "2";

    [HttpGet("/admin/bulk")]
    public async Task<ViewResult> Index(CancellationToken cancel) => View("BulkList", await show.ListAsync(cancel));

    [HttpGet("/admin/bulk/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel)
    {
        if (await start.FindAsync(current.Viewer, id, cancel) is not { } act)
            return NotFound();
        if (act.IsUnderWay)
            Response.Headers["Refresh"] = SecondsToAskAgain;
        return act.StartedAt is null ? await AskAsync(act, new BulkForm(), FormProblems.None(words), cancel) : await ProgressAsync(act, cancel);
    }

    [HttpPost("/admin/bulk/{id:long}")]
    public async Task<IActionResult> Start(long id, BulkForm form, CancellationToken cancel)
    {
        var isForGood = (await start.FindAsync(current.Viewer, id, cancel))?.Kind.IsForGood() ?? false;
        if (isForGood && await AskAgainAsync(cancel) is { } asking)
            return asking;

        var outcome = await start.StartAsync(current.Viewer, id, form, cancel);
        if (outcome.IsDone)
            return Redirect($"/admin/bulk/{id}");
        return outcome.IsFound && await start.FindAsync(current.Viewer, id, cancel) is { } act
            ? (await AskAsync(act, form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422)
            : NotFound();
    }

    [HttpPost("/admin/bulk/{id:long}/undo")]
    public async Task<IActionResult> Undo(long id, CancellationToken cancel) =>
        (await start.UndoAsync(current.Viewer, id, cancel)).IsDone ? Redirect($"/admin/bulk/{id}") : NotFound();

    [HttpPost("/admin/bulk/{id:long}/drop")]
    public async Task<RedirectResult> Drop(long id, CancellationToken cancel)
    {
        await start.DropAsync(current.Viewer, id, cancel);
        return Redirect("/admin/bulk");
    }

    async Task<ViewResult> AskAsync(BulkAct act, BulkForm form, FormProblems problems, CancellationToken cancel) => View("BulkChoice", new BulkChoicePage
    {
        Act = act,
        Things = await show.ThingsAsync(act, cancel),
        Categories = await categories.TreeAsync(current.Viewer, cancel),
        Form = form,
        Problems = problems,
    });

    async Task<ViewResult> ProgressAsync(BulkAct act, CancellationToken cancel)
    {
        var progress = await show.ProgressAsync(act, cancel);
        return View("BulkProgress", new BulkProgressPage
        {
            Act = act,
            Things = await show.ThingsAsync(act, cancel),
            Progress = progress,
            ModeratorName = await show.ModeratorAsync(act, cancel),
            Category = await show.CategoryAsync(act, cancel),
            CanBeUndone = act.CanBeUndone(time.GetUtcNow()) && (act.IsUnderWay || progress.Of(BulkItemState.Done) > 0),
        });
    }
}

public sealed record BulkChoicePage
{
    public required BulkAct Act { get; init; }

    public required IReadOnlyList<BulkThing> Things { get; init; }

    public required CategoryTree Categories { get; init; }

    public required BulkForm Form { get; init; }

    public required FormProblems Problems { get; init; }
}

public sealed record BulkProgressPage
{
    public required BulkAct Act { get; init; }

    public required IReadOnlyList<BulkThing> Things { get; init; }

    public required BulkProgress Progress { get; init; }

    public required string ModeratorName { get; init; }

    public required string? Category { get; init; }

    public required bool CanBeUndone { get; init; }
}
