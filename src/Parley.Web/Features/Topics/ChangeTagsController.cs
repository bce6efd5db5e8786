using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
[OnlyFor(Role.Moderator)]
public sealed class ChangeTagsController(ChangeTags tags, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/tags/{id:long}")]
    public Task<IActionResult> Show(long id, CancellationToken cancel) => PageAsync(id, null, null, FormProblems.None(words), cancel);

    [HttpPost("/tags/{id:long}/name")]
    public async Task<IActionResult> Rename(long id, string? name, CancellationToken cancel)
    {
        var outcome = await tags.RenameAsync(current.Viewer, new(id), name, cancel);
        return outcome.IsDone ? Redirect(Addresses.Tag(outcome.Value)) : await AgainAsync(id, name, null, outcome, cancel);
    }

    [HttpPost("/tags/{id:long}/merge")]
    public async Task<IActionResult> Merge(long id, string? into, CancellationToken cancel)
    {
        var outcome = await tags.MergeAsync(current.Viewer, new(id), into, cancel);
        return outcome.IsDone ? Redirect(Addresses.Tag(outcome.Value)) : await AgainAsync(id, null, into, outcome, cancel);
    }

    Task<IActionResult> AgainAsync(long id, string? name, string? into, Outcome<string> outcome, CancellationToken cancel) =>
        PageAsync(id, name, into, new FormProblems(outcome.Problems, words), cancel);

    async Task<IActionResult> PageAsync(long id, string? name, string? into, FormProblems problems, CancellationToken cancel)
    {
        if (await tags.FindAsync(current.Viewer, new(id), cancel) is not { } tag)
            return NotFound();

        var page = View("ChangeTag", new ChangeTagPage(tag, name ?? tag.Name, into, problems));
        return problems.Any ? page.WithStatus(422) : page;
    }
}

public sealed record ChangeTagPage(Tag Tag, string Name, string? Into, FormProblems Problems);
