using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Categories;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Files;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class NewTopicController(
    StartTopic startTopic,
    AttachFiles attachFiles,
    ListCategories categories,
    BakeText bake,
    KeepDraft drafts,
    CurrentViewer current,
    IStringLocalizer<Words> words) : Controller
{
    [HttpGet(StartTopic.Place)]
    public async Task<ViewResult> Show(long? category, CancellationToken cancel)
    {
        var draft = await drafts.AtAsync(current.Viewer, StartTopic.Place, cancel);
        var form = new NewTopicForm { Title = draft?.Title, Text = draft?.Markdown, Tags = draft?.Tags, Poll = PollForm.Of(draft) };
        form = form with { Category = category ?? draft?.CategoryId?.Value, Submission = SubmissionKey.New() };
        return await PageAsync(form, FormProblems.None(words), cancel, hasDraft: draft is not null);
    }

    [HttpPost(StartTopic.Place)]
    [TakesFiles]
    public async Task<IActionResult> Start(NewTopicForm form, CancellationToken cancel)
    {
        var attached = await attachFiles.AttachAsync(current.Viewer, form.Text, form.Intent, SentFiles.In(Request), cancel);
        form = form with { Text = attached.Text };
        if (attached.WantsLook)
            return (await PageAsync(form, attached.Problems, cancel)).WithStatus(attached.Problems.Any ? 422 : 200);
        if (form.WantsPreview)
            return await PageAsync(form, FormProblems.None(words), cancel, (await bake.BakeAsync(form.CleanText, cancel)).Html);

        var outcome = await startTopic.StartAsync(current.Viewer, form, cancel);
        return outcome.IsDone
            ? Redirect($"{outcome.Value}")
            : (await PageAsync(form, new FormProblems(outcome.Problems, words), cancel)).WithStatus(422);
    }

    async Task<ViewResult> PageAsync(NewTopicForm form, FormProblems problems, CancellationToken cancel, string? preview = null, bool hasDraft = false) =>
        View("NewTopic", new NewTopicPage(form, (await categories.TreeAsync(current.Viewer, cancel)).Startable, problems, preview) { HasDraft = hasDraft });
}

public sealed record NewTopicPage(NewTopicForm Form, IReadOnlyList<(Category Category, string Name)> Categories, FormProblems Problems, string? Preview)
{
    /// <summary>What stands in it was kept before.</summary>
    public bool HasDraft { get; init; }
}
