using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

public sealed class PostReply(
    ParleyDb db, BakeText bake, PostOnce once, CheckWriter writer, CheckPace pace, InsertReply insert, KeepDraft drafts)
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
            : await once.PostAsync(
                viewer, form.Submission, form.CleanText, key => TryPostAsync(viewer, topicId, new(new(form.CleanText, text), form.ReplyTo, key), cancel), cancel);
    }

    // Takes the topic's row before the member's, as whoever moves replies does.
    async Task<Outcome<PostAddress>> TryPostAsync(Viewer viewer, TopicId topicId, NewReply reply, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == topicId).TakeAsync(cancel);
        if (await FindAsync(viewer, topicId, cancel) is not var (topic, mayReplyHere))
            return new NotThere();
        if (Silence.Check(viewer) is { } silenced)
            return silenced;
        if (!mayReplyHere)
            return new Problem("", "RepliesReserved");
        if ((await writer.CheckAsync(viewer, reply.Written, startsTopic: false, cancel) ?? await pace.CheckAsync(viewer, topic, cancel)) is { } heldUp)
            return heldUp;
        if (!TopicPermissions.CanReply(viewer, topic, mayReplyHere) || await insert.InsertAsync(viewer, topic, reply, cancel) is not { } number)
            return new Problem("", "TopicClosed");

        await drafts.ForgetAsync(viewer, PlaceOf(topicId), cancel);
        return new PostAddress(topic.Id, topic.Slug, number);
    }

    async Task<(Topic Topic, bool MayReplyHere)?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        var found = await db.TopicsVisibleTo(viewer).Where(row => row.Id == id)
            .Select(row => new { Topic = row, MayReplyHere = db.CategoriesRepliedBy(viewer).Any(category => category.Id == row.CategoryId) })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.Topic, found.MayReplyHere);
    }
}
