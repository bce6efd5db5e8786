using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Live;
using Parley.Domain.Topics;
using Parley.Platform.Live;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

/// <summary>The stream that tells a page, while it is open, that something moved in its topic or for its member.</summary>
public sealed class LiveController(ILiveEvents live, OpenStreams streams, EventStream stream, ParleyDb db, CurrentViewer current) : Controller
{
    /// <summary>
    /// <c>after</c> and <c>bell</c> are what the page shows, so that it hears at once of what came since. A browser opens only six
    /// connections to a host that speaks HTTP/1.1, for all of its tabs, and a stream keeps one of them: so there is one stream a page,
    /// for topic and bell together, and only the page that is being looked at has one (<c>live.ts</c>).
    /// </summary>
    [HttpGet("/live")]
    public async Task<IActionResult> Listen(long? topic, int? after, string? bell, CancellationToken cancel)
    {
        if (!EventStream.IsAskedFor(HttpContext))
            return StatusCode(406);

        // To an EventSource, 204 says not to try again.
        if (topic is null && current.Viewer.IsGuest)
            return NoContent();
        using var place = streams.Take(current.Viewer, HttpContext.Connection.RemoteIpAddress);
        if (place is null)
            return NoContent();

        // Heard of before the topic is looked at, so that nothing falls between.
        using var reader = live.Subscribe(topic is { } number ? new(number) : null, current.Viewer.MemberId);
        var before = await BeforeAsync(topic, after, bell, cancel);
        if (before is null)
            return NotFound();

        // It may be a long time until this is over: others need the connection.
        await db.CloseAsync();
        await stream.SendAsync(HttpContext, reader, before);
        return new EmptyResult();
    }

    // What the page does not know yet; null where the viewer may not know the topic.
    async Task<IReadOnlyList<LiveEvent>?> BeforeAsync(long? topic, int? after, string? bell, CancellationToken cancel)
    {
        var before = new List<LiveEvent>();
        if (current.Viewer.MemberId is { } member && (bell ?? "") != current.Bell)
            before.Add(new BellMoved(member.Value));
        if (topic is not { } id)
            return before;

        if (await LastNumberAsync(new(id), cancel) is not { } last)
            return null;
        if (last > after)
            before.Add(new TopicMoved(id, last));
        return before;
    }

    Task<int?> LastNumberAsync(TopicId id, CancellationToken cancel) =>
        db.TopicsInPlaceFor(current.Viewer).Where(row => row.Id == id).Select(row => (int?)row.LastNumber).SingleOrDefaultAsync(cancel);
}
