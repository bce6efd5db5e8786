using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Categories;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class RegroupingController(
    MoveReplies move, MergeTopic merge, ListMovable list, ListCategories categories, KeepDraft drafts, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    /// <summary><c>post</c> is the number of one that is ticked already.</summary>
    [HttpGet("/t/{id:long}/replies/move")]
    public async Task<IActionResult> ShowReplies(long id, int? post, int? before, CancellationToken cancel)
    {
        if (await move.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        if (post is null && before is null && await drafts.AtAsync(current.Viewer, PlaceOf(id), cancel) is { } draft)
            return await RepliesPageAsync(found, MoveRepliesForm.Of(draft), FormProblems.None(words), cancel);

        var form = new MoveRepliesForm
        {
            Posts = post is { } ticked ? [ticked] : [],
            Before = before ?? (post is { } number ? ListMovable.EndAround(number) : null),
            Category = found.Category.Id.Value,
        };
        return await RepliesPageAsync(found, form, FormProblems.None(words), cancel);
    }

    [HttpPost("/t/{id:long}/replies/move")]
    public async Task<IActionResult> MoveReplies(long id, MoveRepliesForm form, int[]? posts, CancellationToken cancel)
    {
        form = form with { Posts = (posts ?? []).ToHashSet() };
        var outcome = await move.MoveAsync(current.Viewer, new(id), form, cancel);
        if (outcome.IsDone)
        {
            await drafts.ForgetAsync(current.Viewer, PlaceOf(id), cancel);
            return Redirect($"{outcome.Value}");
        }

        if (!outcome.IsFound || await move.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();
        return (await RepliesPageAsync(found, form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    /// <summary>With a target it asks, in words that name both topics; merging can't be taken back as a whole.</summary>
    [HttpGet("/t/{id:long}/replies/merge")]
    public async Task<IActionResult> ShowMerge(long id, string? target, CancellationToken cancel)
    {
        if (!Request.Query.ContainsKey("target"))
            return await merge.FindAsync(current.Viewer, new(id), cancel) is { } found ? MergePage(new(found, FormProblems.None(words))) : NotFound();

        var outcome = await merge.CheckAsync(current.Viewer, new(id), target, cancel);
        return outcome.IsDone
            ? MergePage(new(outcome.Value.From, FormProblems.None(words)) { Into = outcome.Value.Into })
            : await RefuseMergeAsync(id, target, new FormProblems(outcome.Problems, words), cancel);
    }

    [HttpPost("/t/{id:long}/replies/merge")]
    public async Task<IActionResult> Merge(long id, string? target, CancellationToken cancel)
    {
        var outcome = await merge.MergeAsync(current.Viewer, new(id), target, cancel);
        return outcome.IsDone
            ? Redirect($"{outcome.Value}")
            : await RefuseMergeAsync(id, target, new FormProblems(outcome.Problems, words), cancel);
    }

    static string PlaceOf(long topic) => $"/t/{topic}/replies/move";

    async Task<IActionResult> RefuseMergeAsync(long id, string? target, FormProblems problems, CancellationToken cancel) =>
        problems.Any && await merge.FindAsync(current.Viewer, new(id), cancel) is { } found
            ? MergePage(new(found, problems) { Target = target }).WithStatus(422)
            : NotFound();

    ViewResult MergePage(MergePage page) => View("Merge", page);

    async Task<ViewResult> RepliesPageAsync(FoundTopic found, MoveRepliesForm form, FormProblems problems, CancellationToken cancel) => View("MoveReplies", new MoveRepliesPage
    {
        Found = found,
        Form = form,
        Replies = await list.ReadAsync(current.Viewer, found.Topic, form.Before, cancel),
        Categories = (await categories.TreeAsync(current.Viewer, cancel)).Startable,
        Problems = problems,
    });
}

public sealed record MoveRepliesPage
{
    public required FoundTopic Found { get; init; }

    public required MoveRepliesForm Form { get; init; }

    public required MovableReplies Replies { get; init; }

    public required IReadOnlyList<(Category Category, string Name)> Categories { get; init; }

    public required FormProblems Problems { get; init; }
}

public sealed record MergePage(FoundTopic Found, FormProblems Problems)
{
    /// <summary>As it was typed.</summary>
    public string? Target { get; init; }

    /// <summary>Null until it was said which.</summary>
    public FoundTopic? Into { get; init; }
}
