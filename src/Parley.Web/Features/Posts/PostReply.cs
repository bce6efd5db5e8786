using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

public sealed class PostReply(ParleyDb db, BakeText bake, PostOnce once, KeepDraft drafts, CheckConfirmation confirmation, JobQueue jobs, TimeProvider time)
{
    /// <summary>Where a reply to a topic is written, as drafts know it.</summary>
    public static string PlaceOf(TopicId topic) => $"/t/{topic}";

    public async Task<Outcome<PostAddress>> PostAsync(Viewer viewer, TopicId topicId, ReplyForm form, CancellationToken cancel)
    {
        if (PostText.Check(form.CleanText, "text") is { } problem)
            return problem;

        var text = await bake.BakeAsync(form.CleanText, cancel);
        return text.Check("text") is { } nothing
            ? nothing
            : await once.PostAsync(viewer, form.Submission, form.CleanText, key => InsertAsync(viewer, topicId, form, text, key, cancel), cancel);
    }

    async Task<Outcome<PostAddress>> InsertAsync(
        Viewer viewer, TopicId topicId, ReplyForm form, BakedText text, string submission, CancellationToken cancel)
    {
        var author = viewer.RequireMember();
        if (await FindAsync(viewer, topicId, cancel) is not var (topic, mayReplyHere))
            return new NotThere();
        if (!mayReplyHere)
            return new Problem("", "RepliesReserved");
        if (await confirmation.CheckAsync(viewer, cancel) is { } unconfirmed)
            return unconfirmed;
        if (!TopicPermissions.CanReply(viewer, topic, mayReplyHere) || !await BumpAsync(viewer, topic, author, cancel))
            return new Problem("", "TopicClosed");

        var place = await db.Topics.Where(row => row.Id == topicId).Select(row => new { row.LastNumber, row.BumpedAt }).SingleAsync(cancel);
        var reply = Reply(topic, place.LastNumber, place.BumpedAt, author, form, text, submission);
        var id = await db.InsertWithInt64IdentityAsync(reply, token: cancel);
        await CountAsync(topic, author, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(topicId), cancel);
        await jobs.EnqueueAsync(new ReplyPosted(id, [.. text.MentionedMembers.Select(member => member.Value)]), cancel);
        return new PostAddress(topic.Id, topic.Slug, reply.Number);
    }

    async Task<(Topic Topic, bool MayReplyHere)?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        var found = await db.TopicsVisibleTo(viewer).Where(row => row.Id == id)
            .Select(row => new { Topic = row, MayReplyHere = db.CategoriesRepliedBy(viewer).Any(category => category.Id == row.CategoryId) })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.Topic, found.MayReplyHere);
    }

    // Takes the next number and, with it, the topic's row: of two replies at once one waits here, and gets the number after. That the
    // topic is still open is asked in the same statement, for it may have been closed since it was read.
    // Time goes up with the numbers, whatever the clocks of the nodes say: what was read up to a time is a topic's beginning then.
    async Task<bool> BumpAsync(Viewer viewer, Topic topic, MemberId author, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var open = db.Topics.Where(row => row.Id == topic.Id);
        if (!viewer.IsStaff)
            open = open.Where(row => row.ClosedAt == null && row.Hidden == HiddenCauses.None);
        return await open
            .Set(row => row.LastNumber, row => row.LastNumber + 1)
            .Set(row => row.ReplyCount, row => row.ReplyCount + 1)
            .Set(row => row.BumpedAt, row => row.BumpedAt > now ? row.BumpedAt : now)
            .Set(row => row.LastPosterId, author)
            .UpdateAsync(cancel) == 1;
    }

    static Post Reply(Topic topic, int number, DateTimeOffset now, MemberId author, ReplyForm form, BakedText text, string submission) => new()
    {
        TopicId = topic.Id,
        Number = number,
        AuthorId = author,
        Markdown = form.CleanText,
        Html = text.Html,
        RendererVersion = PostMarkdown.RendererVersion,
        ReplyToNumber = form.ReplyTo is > 1 && form.ReplyTo < number ? form.ReplyTo : null,
        CreatedAt = now,
        SubmissionKey = submission,
    };

    async Task CountAsync(Topic topic, MemberId author, CancellationToken cancel)
    {
        await db.Categories.Where(row => row.Id == topic.CategoryId)
            .Set(row => row.ReplyCount, row => row.ReplyCount + 1).UpdateAsync(cancel);
        await db.HeatTopicAsync(topic.Id, cancel);
        await db.Members.Where(row => row.Id == author).Set(row => row.ReplyCount, row => row.ReplyCount + 1).UpdateAsync(cancel);
    }
}
