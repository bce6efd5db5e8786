using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Categories;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class MovesController(MoveTopic move, ListCategories categories, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/t/{id:long}/category")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) =>
        await move.FindAsync(current.Viewer, new(id), cancel) is { } found
            ? await PageAsync(found, found.Category.Id, FormProblems.None(words), cancel)
            : NotFound();

    [HttpPost("/t/{id:long}/category")]
    public async Task<IActionResult> Move(long id, long? category, CancellationToken cancel)
    {
        CategoryId? there = category is { } number ? new CategoryId(number) : null;
        var outcome = await move.MoveAsync(current.Viewer, new(id), there, cancel);
        if (outcome.IsDone)
            return Redirect(outcome.Value.Address);
        if (!outcome.IsFound || await move.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();
        return (await PageAsync(found, there, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    async Task<ViewResult> PageAsync(FoundTopic found, CategoryId? chosen, FormProblems problems, CancellationToken cancel) =>
        View("Move", new MovePage(found, (await categories.TreeAsync(current.Viewer, cancel)).Startable, chosen, problems));
}

public sealed record MovePage(FoundTopic Found, IReadOnlyList<(Category Category, string Name)> Categories, CategoryId? Chosen, FormProblems Problems);
