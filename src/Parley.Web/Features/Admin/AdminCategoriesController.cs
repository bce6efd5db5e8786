using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Shared;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Admin;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class AdminCategoriesController(
    ParleyDb db, ListCategories categories, SaveCategory save, OrderCategories order, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    const string List = "/admin/categories";

    [HttpGet(List)]
    public async Task<ViewResult> Index(CancellationToken cancel) =>
        View("AdminCategories", new AdminCategoriesPage(await TreeAsync(cancel), await GroupsAsync(cancel)));

    [HttpGet("/admin/categories/new")]
    public async Task<ViewResult> New(long? parent, CancellationToken cancel)
    {
        var count = (await TreeAsync(cancel)).All.Count;
        var color = CategoryColors.At(count);
        return await PageAsync(null, new CategoryForm { Parent = parent, Color = color, OwnColor = color }, FormProblems.None(words), cancel);
    }

    [HttpPost(List)]
    public async Task<IActionResult> Add(CategoryForm form, CancellationToken cancel) =>
        await AnswerAsync(null, form, await save.SaveAsync(null, form, cancel), cancel);

    [HttpGet("/admin/categories/{id:long}")]
    public async Task<IActionResult> Edit(long id, CancellationToken cancel) => await FindAsync(id, cancel) is { } category
        ? await PageAsync(category, CategoryForm.Of(category), FormProblems.None(words), cancel)
        : NotFound();

    [HttpPost("/admin/categories/{id:long}")]
    public async Task<IActionResult> Save(long id, CategoryForm form, CancellationToken cancel) =>
        await AnswerAsync(await FindAsync(id, cancel), form, await save.SaveAsync(new CategoryId(id), form, cancel), cancel);

    [HttpPost("/admin/categories/{id:long}/move")]
    public async Task<IActionResult> Move(long id, string? direction, CancellationToken cancel)
    {
        if (direction is not ("up" or "down"))
            return BadRequest();

        return (await order.MoveAsync(new(id), direction == "up", cancel)).IsDone ? Redirect(List) : NotFound();
    }

    async Task<IActionResult> AnswerAsync(Category? category, CategoryForm form, Outcome<CategoryId> outcome, CancellationToken cancel)
    {
        if (!outcome.IsFound)
            return NotFound();

        return outcome.IsDone ? Redirect(List) : (await PageAsync(category, form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    async Task<ViewResult> PageAsync(Category? category, CategoryForm form, FormProblems problems, CancellationToken cancel)
    {
        var tree = await TreeAsync(cancel);
        var parents = category is not null && tree.ChildrenOf(category).Count > 0 ? [] : tree.Roots.Where(root => root.Id != category?.Id).ToList();
        return View("EditCategory", new EditCategoryPage(category, form, parents, await GroupsAsync(cancel), problems));
    }

    // An administrator sees all of them.
    Task<CategoryTree> TreeAsync(CancellationToken cancel) => categories.TreeAsync(current.Viewer, cancel);

    async Task<Category?> FindAsync(long id, CancellationToken cancel) => (await TreeAsync(cancel)).All.SingleOrDefault(row => row.Id.Value == id);

    Task<List<Group>> GroupsAsync(CancellationToken cancel) => db.Groups.OrderBy(row => row.NameKey).ToListAsync(cancel);
}

public sealed record AdminCategoriesPage(CategoryTree Tree, IReadOnlyList<Group> Groups);

/// <summary><paramref name="Category"/> is null for a new one.</summary>
public sealed record EditCategoryPage(
    Category? Category, CategoryForm Form, IReadOnlyList<Category> Parents, IReadOnlyList<Group> Groups, FormProblems Problems);
