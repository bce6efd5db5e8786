using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

/// <summary>What moved since a page was made: asked for when its stream says so, and every minute where there is no stream.</summary>
public sealed class NewsController(FindNewReplies find, CurrentViewer current, IStringLocalizer<Words> words) : Controller
{
    // Not below /t/7/, where "news" would be the address of a topic that is called so.
    [HttpGet("/news")]
    public async Task<IActionResult> Show(long? topic, int? after, CancellationToken cancel)
    {
        var replies = topic is { } id ? await find.FindAsync(current.Viewer, new(id), after ?? 0, cancel) : NewReplies.None;
        if (replies is null)
            return NotFound();

        Response.Headers.CacheControl = "no-store";
        return Json(new News(replies.Count, current.Viewer.IsGuest ? null : current.Bell, replies.Count > 0 ? SayingOf(replies) : null));
    }

    NewsSaying SayingOf(NewReplies replies) => new(
        $"{replies.First}", words.Count("News.Show", replies.Count), words.Count("News.Meanwhile", replies.Count), words.Count("News.Below", replies.Count));

    sealed record News(int Replies, string? Bell, NewsSaying? Saying);

    /// <summary>The words for the page's end, for above a reply that is being written, and for earlier pages.</summary>
    sealed record NewsSaying(string Address, string Show, string Meanwhile, string Below);
}
