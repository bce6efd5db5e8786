using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Posts;
using Parley.Web.Features.Files;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

[MembersOnly]
public sealed class EditPostController(
    EditPost editPost, AttachFiles attachFiles, BakeText bake, KeepDraft drafts, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet("/p/{id:long}/edit")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel)
    {
        if (await editPost.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var draft = await drafts.AtAsync(current.Viewer, EditPost.PlaceOf(found.Post.Id), cancel);
        var form = new EditPostForm
        {
            Title = draft?.Title is { Length: > 0 } title ? title : null,
            Text = draft?.Markdown ?? found.Post.Markdown,
            SeenEdits = draft?.SeenEdits,
            Tags = draft?.Tags,
            Tagged = draft is not null,
            Poll = PollForm.Of(draft),
        };
        return Page(found, form, FormProblems.None(words), hasDraft: draft is not null);
    }

    [HttpPost("/p/{id:long}/edit")]
    [TakesFiles]
    public async Task<IActionResult> Save(long id, EditPostForm form, CancellationToken cancel)
    {
        var attached = await attachFiles.AttachAsync(current.Viewer, form.Text, form.Intent, SentFiles.In(Request), cancel);
        form = form with { Text = attached.Text };
        if (form.WantsPreview || attached.WantsLook)
            return await AgainAsync(id, form, attached.Problems, cancel);

        var outcome = await editPost.EditAsync(current.Viewer, new PostId(id), form, cancel);
        return outcome.IsDone
            ? Redirect($"{outcome.Value}")
            : await AgainAsync(id, form, new FormProblems(outcome.Problems, words), cancel);
    }

    async Task<IActionResult> AgainAsync(long id, EditPostForm form, FormProblems problems, CancellationToken cancel)
    {
        if (await editPost.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var preview = form.WantsPreview ? (await bake.BakeAsync(form.CleanText, cancel)).Html : null;
        var page = Page(found, form, problems, preview);
        return problems.Any ? page.WithStatus(422) : page;
    }

    ViewResult Page(EditablePost found, EditPostForm form, FormProblems problems, string? preview = null, bool hasDraft = false) => View(
        "EditPost", new EditPostPage(found, StandingOf(found.Post, form), Composers.ForEdit(found, form, problems, preview) with { HasDraft = hasDraft }));

    static string? StandingOf(Post post, EditPostForm form) =>
        form.SeenEdits is { } seen && seen != post.EditCount && post.Markdown != form.CleanText ? post.Markdown : null;
}

/// <summary><paramref name="Standing"/> is what the post says now, when that is not what the writer began with.</summary>
public sealed record EditPostPage(EditablePost Found, string? Standing, Composer Composer);
