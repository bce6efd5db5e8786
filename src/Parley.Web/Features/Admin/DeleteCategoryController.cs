using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class DeleteCategoryController(
    ListCategories categories, DeleteCategory delete, CurrentViewer current, Care care, IStringLocalizer<Words> words) : CarefulController(care)
{
    [HttpGet("/admin/categories/{id:long}/delete")]
    public Task<IActionResult> Ask(long id, CancellationToken cancel) => PageAsync(id, FormProblems.None(words), cancel);

    [HttpPost("/admin/categories/{id:long}/delete")]
    public async Task<IActionResult> Delete(long id, long? into, CancellationToken cancel)
    {
        if (await AskAgainAsync(cancel) is { } asking)
            return asking;

        var outcome = await delete.DeleteAsync(new(id), into is { } target ? new CategoryId(target) : null, cancel);
        return outcome.IsDone ? Redirect("/admin/categories") : await PageAsync(id, new FormProblems(outcome.Problems, words), cancel);
    }

    async Task<IActionResult> PageAsync(long id, FormProblems problems, CancellationToken cancel)
    {
        var tree = await categories.TreeAsync(current.Viewer, cancel);
        if (tree.All.SingleOrDefault(row => row.Id.Value == id) is not { } category)
            return NotFound();

        var others = await delete.HasTopicsAsync(category.Id, cancel) ? tree.All.Where(row => row != category).ToList() : null;
        var page = View("DeleteCategory", new DeleteCategoryPage(category, tree.ChildrenOf(category).Count > 0, others, problems));
        return problems.Any ? page.WithStatus(422) : page;
    }
}

/// <summary><paramref name="Others"/> is where its topics may go; null where it has none.</summary>
public sealed record DeleteCategoryPage(Category Category, bool HasChildren, IReadOnlyList<Category>? Others, FormProblems Problems);
