using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

[MembersOnly]
public sealed class RepliesController(
    PostReply postReply, AttachFiles attachFiles, ReadTopic read, BakeText bake, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    /// <summary>The page to write on without scripts; <c>quote</c> and <c>to</c> are numbers of posts in the topic.</summary>
    [HttpGet("/t/{id:long}/reply")]
    public async Task<IActionResult> Show(long id, int? quote, int? to, CancellationToken cancel)
    {
        if (await read.HeadAsync(current.Viewer, new(id), cancel) is not { } head)
            return NotFound();

        var quoted = quote is { } number ? await read.PostAsync(current.Viewer, head.Topic.Id, number, cancel) : null;
        var form = new ReplyForm { Text = quoted is null ? null : QuoteOf(quoted), ReplyTo = to ?? quoted?.Post.Number };
        return await PageAsync(head, form, FormProblems.None(words), cancel);
    }

    [HttpGet("/t/{id:long}/quote/{number:int}")]
    public async Task<IActionResult> Quote(long id, int number, CancellationToken cancel) =>
        await read.PostAsync(current.Viewer, new(id), number, cancel) is { } post ? Content(QuoteOf(post)) : NotFound();

    [HttpPost("/t/{id:long}/replies")]
    [TakesFiles]
    public async Task<IActionResult> Post(long id, ReplyForm form, CancellationToken cancel)
    {
        var attached = await attachFiles.AttachAsync(current.Viewer, form.Text, form.Intent, SentFiles.In(Request), cancel);
        form = form with { Text = attached.Text };
        if (form.WantsPreview || attached.WantsLook)
            return await AgainAsync(id, form, attached.Problems, cancel);

        var outcome = await postReply.PostAsync(current.Viewer, new(id), form, cancel);
        return outcome.IsDone
            ? Redirect($"{outcome.Value}")
            : await AgainAsync(id, form, new FormProblems(outcome.Problems, words), cancel);
    }

    // A topic that is gone answers 404, and the error page shows the text that was written for it.
    async Task<IActionResult> AgainAsync(long id, ReplyForm form, FormProblems problems, CancellationToken cancel)
    {
        if (await read.HeadAsync(current.Viewer, new(id), cancel) is not { } head)
            return NotFound();

        var preview = form.WantsPreview ? (await bake.BakeAsync(form.CleanText, cancel)).Html : null;
        var page = await PageAsync(head, form, problems, cancel, preview);
        return problems.Any ? page.WithStatus(422) : page;
    }

    async Task<ViewResult> PageAsync(TopicHead head, ReplyForm form, FormProblems problems, CancellationToken cancel, string? preview = null)
    {
        var answered = form.ReplyTo is { } number ? await read.PostAsync(current.Viewer, head.Topic.Id, number, cancel) : null;
        var composer = Composers.ForReply(head.Topic, form with { ReplyTo = answered?.Post.Number }, problems, answered?.AuthorName, preview);
        return View("Reply", new ReplyPage(head, composer, head.CanReply(current.Viewer)));
    }

    static string QuoteOf(PostView view) =>
        Markup.Quote.Of(view.AuthorName, view.Post.TopicId.Value, view.Post.Number, view.Post.Markdown) + "\n\n";
}

public sealed record ReplyPage(TopicHead Head, Composer Composer, bool CanReply);
