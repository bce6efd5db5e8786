using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Feeds;

[SameForAll]
public sealed class SitemapController(ReadSitemap read, ParleyOptions options) : Controller
{
    const string Lists = "/sitemap-lists.xml";

    /// <summary>No part says when it changed: for that, all topics of the forum would be read.</summary>
    [HttpGet("/sitemap.xml")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var parts = (await read.PartsAsync(cancel)).Select(part => $"/sitemap-{part}.xml").Prepend(Lists);
        return Answer([.. parts.Select(path => new SitemapAddress(path, null))], SitemapDocument.Index);
    }

    [HttpGet(Lists)]
    public async Task<IActionResult> ListPages(CancellationToken cancel) => Answer(await read.ListsAsync(cancel), SitemapDocument.Pages);

    [HttpGet("/sitemap-{part:int:min(1)}.xml")]
    public async Task<IActionResult> Topics(int part, CancellationToken cancel) =>
        await read.TopicsAsync(part, cancel) is { Count: > 0 } topics ? Answer(topics, SitemapDocument.Pages) : NotFound();

    IActionResult Answer(IReadOnlyList<SitemapAddress> addresses, Func<IEnumerable<SitemapAddress>, string, byte[]> write)
    {
        var version = PublicAnswers.VersionOf(new { options.PublicAddress, addresses });
        return this.IsKnownToCaller(version, addresses.Max(address => address.ChangedAt))
            ? StatusCode(StatusCodes.Status304NotModified)
            : File(write(addresses, options.PublicAddress), "application/xml; charset=utf-8");
    }
}
