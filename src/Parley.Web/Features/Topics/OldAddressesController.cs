using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

/// <summary>Leads the addresses of the forum that was imported, <c>/t/slug/id/n</c>, to where the topic is now.</summary>
public sealed class OldAddressesController(ParleyDb db, CurrentViewer current) : Controller
{
    [HttpGet("/t/{slug:regex(\\D)}/{oldId:long}/{number:int?}")]
    public async Task<IActionResult> Topic(long oldId, int? number, CancellationToken cancel)
    {
        var topic = await db.TopicsVisibleTo(current.Viewer)
            .Where(row => row.OldId == oldId)
            .Select(row => new { row.Id, row.Slug })
            .SingleOrDefaultAsync(cancel);
        return topic is null ? NotFound() : RedirectPermanent(Addresses.Post(topic.Id, topic.Slug, number ?? 1));
    }
}
