using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Feeds;

[SameForAll]
public sealed class FeedsController(ReadFeed read, ParleyOptions options) : Controller
{
    // Raised when the same posts are written in another way.
    const int Format = 1;

    [HttpGet(Addresses.Feed)]
    public async Task<IActionResult> Forum(CancellationToken cancel) => await AnswerAsync(await read.OfForumAsync(cancel), cancel);

    [HttpGet("/c/{slug}" + Addresses.Feed)]
    public async Task<IActionResult> Category(string slug, CancellationToken cancel) => await AnswerAsync(await read.OfCategoryAsync(slug, cancel), cancel);

    [HttpGet("/tag/{name}" + Addresses.Feed)]
    public async Task<IActionResult> Tag(string name, CancellationToken cancel) => await AnswerAsync(await read.OfTagAsync(name, cancel), cancel);

    [HttpGet("/t/{id:long}" + Addresses.Feed)]
    public async Task<IActionResult> Topic(long id, CancellationToken cancel) => await AnswerAsync(await read.OfTopicAsync(new(id), cancel), cancel);

    [HttpGet("/u/{name}" + Addresses.Feed)]
    public async Task<IActionResult> Member(string name, CancellationToken cancel) => await AnswerAsync(await read.OfMemberAsync(name, cancel), cancel);

    async Task<IActionResult> AnswerAsync(Feed? feed, CancellationToken cancel)
    {
        if (feed is null)
            return NotFound();

        // Everything that is written but the texts, which change with the time of their edit or the version of their renderer.
        var version = PublicAnswers.VersionOf(new { Format, options.PublicAddress, options.Forum.Name, feed });
        if (this.IsKnownToCaller(version, feed.ChangedAt))
            return StatusCode(StatusCodes.Status304NotModified);

        var full = feed.Entries.Count > 0 ? await read.WithTextsAsync(feed, cancel) : feed;
        return File(AtomDocument.Write(full, options), "application/atom+xml; charset=utf-8");
    }
}
