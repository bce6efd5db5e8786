using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Says which reply solved the topic, and takes it back. Another one takes the former's place; done twice, it is done once.</summary>
public sealed class MarkAnswer(ParleyDb db, FindPost find, JobQueue jobs)
{
    public Task<Outcome<FoundPost>> SetAsync(Viewer viewer, PostId id, bool isAnswer, CancellationToken cancel) =>
        db.WriteAsync(() => TrySetAsync(viewer, id, isAnswer, cancel), cancel);

    async Task<Outcome<FoundPost>> TrySetAsync(Viewer viewer, PostId id, bool isAnswer, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var (topic, post) = (found.Topic, found.Post);
        var may = isAnswer ? PostPermissions.CanMarkAnswer(viewer, topic, post) : PostPermissions.CanUnmarkAnswer(viewer, topic, post);
        if (!may)
            return topic.AnswerPostId == id == isAnswer ? found : new NotThere();

        await db.Topics.Where(row => row.Id == topic.Id).Set(row => row.AnswerPostId, isAnswer ? id : (PostId?)null).UpdateAsync(cancel);
        foreach (var changed in topic.AnswerPostId is { } former && former != id ? new[] { former, id } : [id])
            await jobs.EnqueueAsync(new AnswerMarked(changed.Value, viewer.RequireMember().Value), cancel);
        return found;
    }
}
