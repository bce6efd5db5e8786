using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Domain.Posts;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

/// <summary>What a member typed and did not post. Nobody else's is there.</summary>
[MembersOnly]
public sealed class DraftsController(
    ParleyDb db, SaveDraft save, ListDrafts list, TakeBackDraft takeBack, KeepDraft drafts, AttachFiles attachFiles, CurrentViewer current) : Controller
{
    [HttpGet("/drafts")]
    public async Task<ViewResult> Index(CancellationToken cancel) => View("Drafts", await list.ListAsync(current.Viewer, cancel));

    /// <summary>The button of a composer sends the whole form here, and its script the same while it is written.</summary>
    [HttpPost("/drafts")]
    [TakesFiles]
    public async Task<IActionResult> Save(string? place, string? submission, CancellationToken cancel)
    {
        var typed = KeptForms.Of(Request, place ?? "");
        var attached = await attachFiles.AttachAsync(current.Viewer, typed.Text, null, SentFiles.In(Request), cancel);
        if (!await save.SaveAsync(current.Viewer, typed with { Text = attached.Text }, submission, cancel))
            return BadRequest();
        return this.WantsPart() ? NoContent() : this.RedirectSaying($"{place}#write", Saying.DraftKept);
    }

    [HttpPost("/drafts/discard")]
    public async Task<IActionResult> Discard(string? place, CancellationToken cancel)
    {
        await db.WriteAsync(() => drafts.ForgetAsync(current.Viewer, place ?? "", cancel), cancel);
        return Redirect("/drafts");
    }

    [HttpGet("/drafts/versions")]
    public async Task<ViewResult> Versions(string? place, CancellationToken cancel) =>
        View("DraftVersions", new DraftVersionsPage(DraftPlace.Of(place ?? ""), await list.VersionsAsync(current.Viewer, place ?? "", cancel)));

    [HttpGet("/drafts/versions/{id:long}")]
    public async Task<IActionResult> Version(long id, CancellationToken cancel) =>
        await takeBack.FindAsync(current.Viewer, id, cancel) is { } version ? View("DraftVersion", version) : NotFound();

    [HttpPost("/drafts/versions/{id:long}")]
    public async Task<IActionResult> TakeBack(long id, CancellationToken cancel)
    {
        var outcome = await takeBack.TakeBackAsync(current.Viewer, id, cancel);
        return outcome.IsDone ? Redirect($"{outcome.Value}#write") : NotFound();
    }
}

public sealed record DraftVersionsPage(DraftPlace Place, IReadOnlyList<DraftVersion> Versions);
