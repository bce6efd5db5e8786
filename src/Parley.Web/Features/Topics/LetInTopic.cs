using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Lets a topic that was held begin when it is shown for the first time; in a transaction that holds the topic.</summary>
public sealed class LetInTopic(ParleyDb db, NoteHeld held, BakeText bake, JobQueue jobs, TimeProvider time)
{
    /// <summary>Does nothing with a topic that was shown before. What counts it is the caller's.</summary>
    public async Task LetInAsync(Topic topic, CancellationToken cancel)
    {
        var first = await db.Posts.SingleAsync(row => row.TopicId == topic.Id && row.Number == 1, cancel);
        if (!await held.IsShownFirstAsync(first.Id, cancel))
            return;

        await BeginAsync(topic, first.Id, cancel);

        // As the text is now: a moderator may have edited it, and members may have come and gone.
        var mentioned = (await bake.BakeAsync(first.Markdown, cancel)).MentionedMembers;
        await jobs.EnqueueAsync(new ReplyPosted(first.Id.Value, [.. mentioned.Select(member => member.Value)]), cancel);
    }

    // Its time is that of everybody else, or it would be old, and read, when it comes.
    async Task BeginAsync(Topic topic, PostId first, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.Posts.Where(row => row.Id == first).Set(row => row.CreatedAt, now).UpdateAsync(cancel);
        await db.Topics.Where(row => row.Id == topic.Id)
            .Set(row => row.CreatedAt, now)
            .Set(row => row.BumpedAt, now)
            .Set(row => row.HotAt, TopicHeat.At(now, topic.ReplyCount, topic.LikeCount))
            .UpdateAsync(cancel);
    }
}
