using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Topics;

/// <summary>Leads the addresses of the forum that was imported, <c>/t/slug/id/n</c>, to where the topic is now.</summary>
public sealed class OldAddressesController(ParleyDb db, FollowMoved follow, CurrentViewer current) : Controller
{
    [HttpGet("/t/{slug:regex(\\D)}/{oldId:long}/{number:int?}")]
    public async Task<IActionResult> Topic(long oldId, int? number, CancellationToken cancel)
    {
        if (await db.Topics.Where(row => row.OldId == oldId).Select(row => (TopicId?)row.Id).SingleOrDefaultAsync(cancel) is not { } id)
            return NotFound();
        if (await follow.PostAsync(current.Viewer, id, number ?? 1, cancel) is { } moved)
            return Redirect($"{moved}");

        var slug = await db.TopicsVisibleTo(current.Viewer).Where(row => row.Id == id).Select(row => row.Slug).SingleOrDefaultAsync(cancel);
        var there = slug is null ? await follow.TopicAsync(current.Viewer, id, number ?? 1, cancel) : Addresses.Post(id, slug, number ?? 1);
        return there is null ? NotFound() : RedirectPermanent(there);
    }
}
