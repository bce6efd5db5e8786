using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Holding;
using Parley.Domain.Live;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Puts a reply below a topic's others and counts it everywhere; in the caller's transaction.</summary>
public sealed class InsertReply(ParleyDb db, ReferToFiles refer, NoteHeld held, JobQueue jobs, TimeProvider time)
{
    /// <summary>The reply's number; none where the topic was closed meanwhile.</summary>
    public async Task<int?> InsertAsync(Viewer viewer, Topic topic, NewReply reply, CancellationToken cancel)
    {
        var author = viewer.RequireMember();
        if (!await TakeNumberAsync(viewer, topic.Id, reply, cancel))
            return null;

        var bumped = await db.Topics.SingleAsync(row => row.Id == topic.Id, cancel);
        var id = await db.InsertWithInt64IdentityAsync(PostOf(bumped, author, reply), token: cancel);
        await refer.OfNewPostAsync(viewer, new(id), reply.Written.Baked, cancel);
        await db.NoteOriginAsync(viewer, new(id), time.GetUtcNow(), cancel);
        if (reply.Hold is { } hold)
            await held.HoldAsync(new(id), hold, cancel);
        else
            await TellAsync(bumped, author, new ReplyPosted(id, [.. reply.Written.Baked.MentionedMembers.Select(member => member.Value)]), cancel);
        return bumped.LastNumber;
    }

    // Takes the next number and, with it, the topic's row: of two replies at once one waits here, and gets the number after. That the
    // topic is still open is asked in the same statement, for it may have been closed since it was read.
    // Time goes up with the numbers, whatever the clocks of the nodes say: what was read up to a time is a topic's beginning then.
    async Task<bool> TakeNumberAsync(Viewer viewer, TopicId topic, NewReply reply, CancellationToken cancel)
    {
        var (author, now) = (viewer.RequireMember(), time.GetUtcNow());
        var open = db.Topics.Where(row => row.Id == topic && row.MergedIntoId == null);
        if (!viewer.IsStaff)
            open = open.Where(row => row.ClosedAt == null && row.Hidden == HiddenCauses.None);
        var numbered = open.Set(row => row.LastNumber, row => row.LastNumber + 1);
        return reply.Hold is not null ? await numbered.UpdateAsync(cancel) == 1 : await numbered
            .Set(row => row.ReplyCount, row => row.ReplyCount + 1)
            .Set(row => row.BumpedAt, row => row.BumpedAt > now ? row.BumpedAt : now)
            .Set(row => row.LastPosterId, author)
            .UpdateAsync(cancel) == 1;
    }

    Post PostOf(Topic bumped, MemberId author, NewReply reply) => new()
    {
        TopicId = bumped.Id,
        Number = bumped.LastNumber,
        AuthorId = author,
        Markdown = reply.Written.Markdown,
        Html = reply.Written.Baked.Html,
        RendererVersion = PostMarkdown.RendererVersion,
        ReplyToNumber = reply.To is > 1 && reply.To < bumped.LastNumber ? reply.To : null,
        CreatedAt = reply.Hold is not null && time.GetUtcNow() is var now && now > bumped.BumpedAt ? now : bumped.BumpedAt,
        Hidden = reply.Hold is null ? HiddenCauses.None : HiddenCauses.Held,
        SubmissionKey = reply.Submission,
    };

    async Task TellAsync(Topic bumped, MemberId author, ReplyPosted posted, CancellationToken cancel)
    {
        await CountAsync(bumped, author, cancel);
        await jobs.EnqueueAsync(posted, cancel);
        db.Tell(new TopicMoved(bumped.Id.Value, bumped.LastNumber));
    }

    async Task CountAsync(Topic topic, MemberId author, CancellationToken cancel)
    {
        await db.HeatTopicAsync(topic.Id, cancel);
        await db.Members.Where(row => row.Id == author).Set(row => row.ReplyCount, row => row.ReplyCount + 1).UpdateAsync(cancel);
        if (topic.IsShown)
            await db.Categories.Where(row => row.Id == topic.CategoryId).Set(row => row.ReplyCount, row => row.ReplyCount + 1).UpdateAsync(cancel);
    }
}

/// <summary>A reply as it was sent: <paramref name="To"/> a post, or to the topic.</summary>
public sealed record NewReply(WrittenText Written, int? To, string Submission)
{
    /// <summary>It waits for review: nobody is told, and nothing counts it, until it is let in; see <see cref="LetInReply"/>.</summary>
    public Hold? Hold { get; init; }
}
