using Microsoft.AspNetCore.Mvc;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

[MembersOnly]
public sealed class MarksController(MarkRead mark, CurrentViewer current) : Controller
{
    /// <summary><paramref name="seen"/> is when the page was made on which the button stood, in Unix milliseconds.</summary>
    [HttpPost("/read")]
    public async Task<IActionResult> All(long? seen, string? @return, CancellationToken cancel)
    {
        if (TimeOf(seen) is not { } seenAt)
            return BadRequest();

        await mark.AllAsync(current.Viewer, seenAt, cancel);
        return this.RedirectSaying(this.OwnAddress(@return), Saying.MarkedRead);
    }

    [HttpPost("/c/{slug}/read")]
    public async Task<IActionResult> Category(string slug, long? seen, string? @return, CancellationToken cancel)
    {
        if (TimeOf(seen) is not { } seenAt)
            return BadRequest();

        var outcome = await mark.CategoryAsync(current.Viewer, slug, seenAt, cancel);
        return outcome.IsDone
            ? this.RedirectSaying(Url.IsLocalUrl(@return) ? @return : outcome.Value, Saying.MarkedRead)
            : NotFound();
    }

    /// <summary>
    /// Read up to a post, or unread from it on. It leads away from the topic, for its page would be read again where it led back.
    /// </summary>
    [HttpPost("/t/{id:long}/read")]
    public async Task<IActionResult> Topic(long id, int? upTo, int? unreadFrom, CancellationToken cancel)
    {
        var outcome = (upTo, unreadFrom) switch
        {
            ({ } number, null) => await mark.UpToAsync(current.Viewer, new(id), number, cancel),
            (null, { } number) => await mark.UnreadFromAsync(current.Viewer, new(id), number, cancel),
            _ => null,
        };
        if (outcome is null)
            return BadRequest();
        return outcome.IsDone ? this.RedirectSaying("/unread", upTo is null ? Saying.MarkedUnread : Saying.MarkedUpTo) : NotFound();
    }

    static DateTimeOffset? TimeOf(long? seen) => seen >= 0 && seen <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds(seen.Value)
        : null;
}
