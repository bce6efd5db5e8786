using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Shared;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Filters;

[MembersOnly]
[OnlyFor(Role.Administrator)]
public sealed class FiltersController(
    FindFilters find, ChangeFilters change, TryFilters tryOut, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    const string List = "/admin/filters";

    [HttpGet(List)]
    public async Task<IActionResult> Index(FilterConditions asked, TableQuery query, CancellationToken cancel) => query.WantsFile
        ? File(FileOf(await find.AllAsync(asked, query, cancel)), TableFile.ContentType, "filters.csv")
        : View("Filters", await PageAsync(asked, query, cancel));

    [HttpPost(List)]
    public async Task<IActionResult> Add(FilterForm form, CancellationToken cancel)
    {
        var outcome = await change.AddAsync(current.Viewer, form, cancel);
        return outcome.IsDone
            ? this.RedirectSaying(List, Saying.Saved)
            : View("Filters", await PageAsync(new(), new(), cancel) with { Form = form, Problems = new FormProblems(outcome.Problems, words) }).WithStatus(422);
    }

    [HttpPost("/admin/filters/try")]
    public async Task<ViewResult> Try(string? sample, CancellationToken cancel)
    {
        ModelState.Clear();
        return View("Filters", await PageAsync(new(), new(), cancel) with { Tried = await tryOut.TryAsync(sample, cancel) });
    }

    [HttpGet("/admin/filters/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) =>
        await change.FindAsync(id, cancel) is { } filter ? View("EditFilter", new EditFilterPage(filter, FilterForm.Of(filter), FormProblems.None(words))) : NotFound();

    [HttpPost("/admin/filters/{id:long}")]
    public async Task<IActionResult> Save(long id, FilterForm form, CancellationToken cancel)
    {
        var outcome = await change.ChangeAsync(current.Viewer, id, form, cancel);
        if (outcome.IsDone)
            return this.RedirectSaying(List, Saying.Saved);
        return outcome.IsFound && await change.FindAsync(id, cancel) is { } filter
            ? View("EditFilter", new EditFilterPage(filter, form, new FormProblems(outcome.Problems, words))).WithStatus(422)
            : NotFound();
    }

    [HttpPost("/admin/filters/{id:long}/switch")]
    public async Task<IActionResult> Switch(long id, bool on, CancellationToken cancel) =>
        Answer(await change.SwitchAsync(current.Viewer, id, on, cancel));

    [HttpPost("/admin/filters/{id:long}/remove")]
    public async Task<IActionResult> Remove(long id, CancellationToken cancel) => Answer(await change.RemoveAsync(current.Viewer, id, cancel));

    IActionResult Answer(Outcome<int> outcome) => outcome.IsFound ? this.RedirectSaying(List, Saying.Saved) : NotFound();

    async Task<FiltersPage> PageAsync(FilterConditions asked, TableQuery query, CancellationToken cancel) =>
        new(asked, await find.PageAsync(asked, query, cancel), new(), FormProblems.None(words));

    static byte[] FileOf(IEnumerable<Filter> filters) => TableFile.Of(
        filters,
        ("kind", row => row.Kind),
        ("text", row => row.Text),
        ("action", row => row.Action),
        ("replacement", row => row.Replacement),
        ("on", row => row.IsOn),
        ("at", row => row.CreatedAt));
}

public sealed record FiltersPage(FilterConditions Asked, TablePage<Filter> Table, FilterForm Form, FormProblems Problems)
{
    public TriedText? Tried { get; init; }

    public bool HasNone => Table.Count == 0 && Asked == new FilterConditions();
}

public sealed record EditFilterPage(Filter Filter, FilterForm Form, FormProblems Problems);
