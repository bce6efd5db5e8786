using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

[MembersOnly]
public sealed class AdditionsController(
    AddToTopic add, AttachFiles attachFiles, BakeText bake, KeepDraft drafts, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/t/{id:long}/addition")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel)
    {
        if (await add.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var draft = await drafts.AtAsync(current.Viewer, AddToTopic.PlaceOf(found.Topic.Id), cancel);
        return Page(found, new EditPostForm { Text = draft?.Markdown }, FormProblems.None(words));
    }

    [HttpPost("/t/{id:long}/addition")]
    [TakesFiles]
    public async Task<IActionResult> Add(long id, EditPostForm form, CancellationToken cancel)
    {
        var attached = await attachFiles.AttachAsync(current.Viewer, form.Text, form.Intent, SentFiles.In(Request), cancel);
        form = form with { Text = attached.Text };
        if (form.WantsPreview || attached.WantsLook)
            return await AgainAsync(id, form, attached.Problems, cancel);

        var outcome = await add.AddAsync(current.Viewer, new(id), form.CleanText, cancel);
        return outcome.IsDone
            ? Redirect($"{outcome.Value}")
            : await AgainAsync(id, form, new FormProblems(outcome.Problems, words), cancel);
    }

    async Task<IActionResult> AgainAsync(long id, EditPostForm form, FormProblems problems, CancellationToken cancel)
    {
        if (await add.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var preview = form.WantsPreview ? (await bake.BakeAsync(form.CleanText, cancel)).Html : null;
        var page = Page(found, form, problems, preview);
        return problems.Any ? page.WithStatus(422) : page;
    }

    ViewResult Page(EditablePost found, EditPostForm form, FormProblems problems, string? preview = null) =>
        View("Addition", new EditPostPage(found, Standing: null, Composers.ForAddition(found.Topic, form, problems, preview)));
}
