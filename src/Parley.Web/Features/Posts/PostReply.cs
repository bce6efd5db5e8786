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

public sealed class PostReply(
    ParleyDb db, BakeText bake, PostOnce once, KeepDraft drafts, CheckConfirmation confirmation, CheckPace pace, JobQueue jobs, TimeProvider time)
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
        if (await db.TopicsVisibleTo(viewer).SingleOrDefaultAsync(row => row.Id == topicId, cancel) is not { } topic)
            return new NotThere();
        if (await confirmation.CheckAsync(viewer, cancel) is { } unconfirmed)
            return unconfirmed;
        if (await pace.CheckAsync(viewer, topic, cancel) is { } tooSoon)
            return tooSoon;
        if (!TopicPermissions.CanReply(viewer, topic) || !await BumpAsync(viewer, topic, author, cancel))
            return new Problem("", "TopicClosed");

        var taken = await db.Topics.Where(row => row.Id == topicId).SingleAsync(cancel);
        var number = taken.LastNumber;
        var reply = Reply(topic, number, author, form, text, submission);
        var id = await db.InsertWithInt64IdentityAsync(reply, token: cancel);
        await CountAsync(taken, author, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(topicId), cancel);
        await jobs.EnqueueAsync(new ReplyPosted(id, [.. text.MentionedMembers.Select(member => member.Value)]), cancel);
        return new PostAddress(topic.Id, topic.Slug, number);
    }

    // Takes the next number and, with it, the topic's row: of two replies at once one waits here, and gets the number after. That the
    // topic is still open is asked in the same statement, for it may have been closed since it was read.
    async Task<bool> BumpAsync(Viewer viewer, Topic topic, MemberId author, CancellationToken cancel)
    {
        var open = db.Topics.Where(row => row.Id == topic.Id);
        if (!viewer.IsStaff)
            open = open.Where(row => row.ClosedAt == null && row.Hidden == HiddenCauses.None);
        return await open
            .Set(row => row.LastNumber, row => row.LastNumber + 1)
            .Set(row => row.ReplyCount, row => row.ReplyCount + 1)
            .Set(row => row.BumpedAt, time.GetUtcNow())
            .Set(row => row.LastPosterId, author)
            .UpdateAsync(cancel) == 1;
    }

    Post Reply(Topic topic, int number, MemberId author, ReplyForm form, BakedText text, string submission) => new()
    {
        TopicId = topic.Id,
        Number = number,
        AuthorId = author,
        Markdown = form.CleanText,
        Html = text.Html,
        RendererVersion = PostMarkdown.RendererVersion,
        ReplyToNumber = form.ReplyTo is > 1 && form.ReplyTo < number ? form.ReplyTo : null,
        CreatedAt = time.GetUtcNow(),
        SubmissionKey = submission,
    };

    async Task CountAsync(Topic topic, MemberId author, CancellationToken cancel)
    {
        if (topic.IsShown)
            await db.Categories.Where(row => row.Id == topic.CategoryId).Set(row => row.ReplyCount, row => row.ReplyCount + 1).UpdateAsync(cancel);
        await db.Members.Where(row => row.Id == author).Set(row => row.ReplyCount, row => row.ReplyCount + 1).UpdateAsync(cancel);
    }
}
