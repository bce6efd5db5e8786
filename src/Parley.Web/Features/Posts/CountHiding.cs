using LinqToDB;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Posts;

/// <summary>Keeps the counters, and who wrote last, when a reply goes out of sight or comes back; see <see cref="Counters"/>.</summary>
public sealed class CountHiding(ParleyDb db)
{
    public async Task HiddenAsync(FoundPost found, CancellationToken cancel)
    {
        await CountAsync(found, -1, cancel);

        // An answer that nobody sees solves nothing.
        var topic = db.Topics.Where(row => row.Id == found.Topic.Id);
        await topic.Where(row => row.AnswerPostId == found.Post.Id).Set(row => row.AnswerPostId, (PostId?)null).UpdateAsync(cancel);
        var last = (await db.LatestShownAsync(found.Topic.Id, cancel))!;
        await topic.Set(row => row.LastPosterId, last.AuthorId).UpdateAsync(cancel);

        // The topic falls back to where it was, unless it came up for something else since.
        if (found.Topic.BumpedAt <= found.Post.CreatedAt)
            await topic.Set(row => row.BumpedAt, last.CreatedAt).UpdateAsync(cancel);
    }

    public async Task ShownAsync(FoundPost found, CancellationToken cancel)
    {
        await CountAsync(found, 1, cancel);
        var topic = db.Topics.Where(row => row.Id == found.Topic.Id);
        var last = (await db.LatestShownAsync(found.Topic.Id, cancel))!;
        await topic.Set(row => row.LastPosterId, last.AuthorId).UpdateAsync(cancel);
        if (found.Topic.BumpedAt < last.CreatedAt)
            await topic.Set(row => row.BumpedAt, last.CreatedAt).UpdateAsync(cancel);
    }

    async Task CountAsync(FoundPost found, int step, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == found.Topic.Id).Set(row => row.ReplyCount, row => row.ReplyCount + step).UpdateAsync(cancel);
        await db.HeatTopicAsync(found.Topic.Id, cancel);
        await db.Members.Where(row => row.Id == found.Post.AuthorId).Set(row => row.ReplyCount, row => row.ReplyCount + step).UpdateAsync(cancel);
        if (found.Topic.Hidden == HiddenCauses.None)
            await db.Categories.Where(row => row.Id == found.Topic.CategoryId).Set(row => row.ReplyCount, row => row.ReplyCount + step).UpdateAsync(cancel);
    }
}
