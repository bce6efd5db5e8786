using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

[MembersOnly]
public sealed class BookmarksController(
    BookmarkPost bookmark, ListBookmarks list, KeepDraft drafts, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    [HttpGet(BookmarksPage.First)]
    public async Task<ViewResult> Index(string? before, CancellationToken cancel) =>
        View("Bookmarks", await list.ReadAsync(current.Viewer, ListKey.Parse(before), cancel));

    /// <summary>The bookmark by itself: its note, and its removal.</summary>
    [HttpGet("/p/{id:long}/bookmark")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel)
    {
        if (await bookmark.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();

        var draft = await drafts.AtAsync(current.Viewer, BookmarkPost.PlaceOf(found.Found.Post.Id), cancel);
        return View("Bookmark", new BookmarkPage(found.Found, draft?.Markdown ?? found.Bookmark.Note, FormProblems.None(words)));
    }

    [HttpPost("/p/{id:long}/bookmark")]
    public async Task<IActionResult> Set(long id, CancellationToken cancel)
    {
        var outcome = await bookmark.SetAsync(current.Viewer, new(id), note: null, cancel);
        if (!outcome.IsDone)
            return NotFound();
        return this.WantsPart() ? PartialView("_Bookmark", new BookmarkState(new(id), IsSet: true)) : Redirect($"{outcome.Value.Address}");
    }

    [HttpPost("/p/{id:long}/bookmark/note")]
    public async Task<IActionResult> Note(long id, string? note, CancellationToken cancel)
    {
        var clean = TypedText.Lines(note);
        var outcome = await bookmark.SetAsync(current.Viewer, new(id), clean, cancel);
        if (outcome.IsDone)
            return Redirect(BookmarksPage.First);
        if (!outcome.IsFound || await bookmark.FindAsync(current.Viewer, new(id), cancel) is not { } found)
            return NotFound();
        return View("Bookmark", new BookmarkPage(found.Found, clean, new FormProblems(outcome.Problems, words))).WithStatus(422);
    }

    [HttpPost("/p/{id:long}/bookmark/remove")]
    public async Task<IActionResult> Remove(long id, string? @return, CancellationToken cancel)
    {
        await bookmark.RemoveAsync(current.Viewer, new(id), cancel);
        return Redirect(Url.IsLocalUrl(@return) ? @return : BookmarksPage.First);
    }
}

public sealed record BookmarkPage(FoundPost Found, string Note, FormProblems Problems);

/// <summary>What the button for bookmarking shows.</summary>
public sealed record BookmarkState(PostId Id, bool IsSet);
