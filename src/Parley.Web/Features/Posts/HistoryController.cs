using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

public sealed class HistoryController(
    ReadHistory read, RestoreVersion restore, HideVersion hide, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/p/{id:long}/history")]
    public async Task<IActionResult> Show(long id, int? version, int? before, CancellationToken cancel) =>
        await read.ReadAsync(current.Viewer, new(id), version, before, FormProblems.None(words), cancel) is { } page ? View("History", page) : NotFound();

    [MembersOnly]
    [HttpPost("/p/{id:long}/history/{version:int}/restore")]
    public async Task<IActionResult> Restore(long id, int version, int? seenEdits, CancellationToken cancel)
    {
        var outcome = await restore.RestoreAsync(current.Viewer, new(id), version, seenEdits, cancel);
        return outcome.IsDone ? Redirect($"{outcome.Value}") : await AgainAsync(id, version, outcome.IsFound, outcome.Problems, cancel);
    }

    [MembersOnly]
    [HttpPost("/p/{id:long}/history/{version:int}/hiding")]
    public async Task<IActionResult> Hide(long id, int version, string? reason, CancellationToken cancel)
    {
        var outcome = await hide.HideAsync(current.Viewer, new(id), version, TypedText.Lines(reason), cancel);
        return outcome.IsDone ? Redirect(AddressOf(id, version)) : await AgainAsync(id, version, outcome.IsFound, outcome.Problems, cancel);
    }

    [MembersOnly]
    [HttpPost("/p/{id:long}/history/{version:int}/hiding/lift")]
    public async Task<IActionResult> Lift(long id, int version, CancellationToken cancel)
    {
        var outcome = await hide.ShowAsync(current.Viewer, new(id), version, cancel);
        return outcome.IsDone ? Redirect(AddressOf(id, version)) : NotFound();
    }

    async Task<IActionResult> AgainAsync(long id, int version, bool isFound, IReadOnlyList<Problem> problems, CancellationToken cancel) =>
        isFound && await read.ReadAsync(current.Viewer, new PostId(id), version, before: null, new FormProblems(problems, words), cancel) is { } page
            ? View("History", page).WithStatus(422)
            : NotFound();

    static string AddressOf(long id, int version) => $"/p/{id}/history?version={version}";
}
