using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Puts a reply that was held below the others when it is shown for the first time; in a transaction that holds the topic.</summary>
public sealed class LetInReply(ParleyDb db, NoteHeld held, BakeText bake, JobQueue jobs, TimeProvider time)
{
    /// <summary>Answers with the post where it stands now; one that was shown before stays as it is. What counts it is the caller's.</summary>
    public async Task<FoundPost> LetInAsync(FoundPost found, CancellationToken cancel)
    {
        if (!await held.IsShownFirstAsync(found.Post.Id, cancel))
            return found;

        var placed = found with { Post = await PlaceAsync(found.Topic, found.Post, cancel) };

        // As the text is now: a moderator may have edited it, and members may have come and gone.
        var mentioned = (await bake.BakeAsync(placed.Post.Markdown, cancel)).MentionedMembers;
        await jobs.EnqueueAsync(new ReplyPosted(placed.Post.Id.Value, [.. mentioned.Select(member => member.Value)]), cancel);
        return placed;
    }

    // Behind what came meanwhile, which others have read past its first number, and with the time of now, as every new reply.
    async Task<Post> PlaceAsync(Topic topic, Post post, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (number, at) = (post.Number == topic.LastNumber ? post.Number : topic.LastNumber + 1, topic.BumpedAt > now ? topic.BumpedAt : now);
        await db.Topics.Where(row => row.Id == topic.Id).Set(row => row.LastNumber, row => row.LastNumber > number ? row.LastNumber : number).UpdateAsync(cancel);
        await db.Posts.Where(row => row.Id == post.Id).Set(row => row.Number, number).Set(row => row.CreatedAt, at).UpdateAsync(cancel);
        await db.Posts.Where(row => row.TopicId == topic.Id && row.ReplyToNumber == post.Number).Set(row => row.ReplyToNumber, (int?)number).UpdateAsync(cancel);
        return post with { Number = number, CreatedAt = at };
    }
}
