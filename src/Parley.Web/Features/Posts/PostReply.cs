using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

public sealed class PostReply(
    ParleyDb db, PrepareText prepare, PostOnce once, JudgeText judge, CheckPace pace, InsertReply insert, KeepDraft drafts)
{
    /// <summary>Where a reply to a topic is written, as drafts know it.</summary>
    public static string PlaceOf(TopicId topic) => $"/t/{topic}";

    public async Task<Outcome<PostAddress>> PostAsync(Viewer viewer, TopicId topicId, ReplyForm form, CancellationToken cancel)
    {
        var text = await prepare.PrepareAsync(form.CleanText, cancel);
        return text.IsDone
            ? await once.PostAsync(
                viewer, form.Submission, text.Value.Markdown, key => TryPostAsync(viewer, topicId, new(text.Value, form.ReplyTo, key), cancel), cancel)
            : text.Problems.ToList();
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
        var judged = await judge.JudgeAsync(viewer, reply.Written, startsTopic: false, cancel);
        if ((judged.Problem ?? await pace.CheckAsync(viewer, topic, cancel)) is { } heldUp)
            return heldUp;
        if (!TopicPermissions.CanReply(viewer, topic, mayReplyHere))
            return new Problem("", "TopicClosed");
        if (await insert.InsertAsync(viewer, topic, reply with { Hold = judged.Hold }, cancel) is not { } number)
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
