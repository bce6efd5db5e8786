using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>Holds <see cref="SlowMode"/>. Costs nothing in other topics, nor for moderators.</summary>
public sealed class CheckPace(ParleyDb db, TimeProvider time)
{
    /// <summary>In the reply's transaction, which took the topic's row, so that two replies at once are seen one by the other.</summary>
    public async Task<Problem?> CheckAsync(Viewer viewer, Topic topic, CancellationToken cancel)
    {
        if (topic.SlowMinutes == 0 || viewer.IsStaff)
            return null;

        var member = viewer.RequireMember();
        var last = await db.Posts
            .Where(row => row.TopicId == topic.Id && row.AuthorId == member && row.Kind == PostKind.Text && row.Number > 1)
            .OrderByDescending(row => row.CreatedAt).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(cancel);
        var wait = SlowMode.WaitAfter(topic, last, time.GetUtcNow());
        return wait > TimeSpan.Zero ? new Problem("", "TooSoon", topic.SlowMinutes, (int)Math.Ceiling(wait.TotalMinutes)) : null;
    }
}
