using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>
/// Puts all posts of a topic, the first one too, behind those of another. What is left is an address that leads there, and the events of
/// its life, which say nothing of the other one. Done twice, it is done once.
/// </summary>
public sealed class MergeTopic(ParleyDb db, TakeTopic take, RegroupPosts regroup, FollowMoved follow, NoteAct note, TimeProvider time)
{
    public async Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        TopicPermissions.CanRegroup(viewer) ? await take.FindAsync(viewer, id, cancel) : null;

    /// <summary>What would be merged into what.</summary>
    public async Task<Outcome<MergingTopics>> CheckAsync(Viewer viewer, TopicId id, string? typed, CancellationToken cancel)
    {
        if (await FindAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (TopicAddress.Parse(typed) is not { } target || await take.FindAsync(viewer, target, cancel) is not { } into)
            return new Problem("target", "TargetUnknown");
        if (target == id)
            return new Problem("target", "TargetSame");
        if (!found.Topic.IsShown)
            return new Problem("target", "HiddenNotMerged");
        if (found.Topic.HasPoll)
            return new Problem("target", "PollNotMerged");
        return into.Topic.IsShown ? new MergingTopics(found, into) : new Problem("target", "TargetHidden");
    }

    /// <summary>Answers with where the topic's first post stands now.</summary>
    public Task<Outcome<PostAddress>> MergeAsync(Viewer viewer, TopicId id, string? typed, CancellationToken cancel) =>
        db.WriteAsync(() => TryMergeAsync(viewer, id, typed, cancel), cancel);

    async Task<Outcome<PostAddress>> TryMergeAsync(Viewer viewer, TopicId id, string? typed, CancellationToken cancel)
    {
        await db.TakeTopicsAsync(TopicAddress.Parse(typed) is { } target ? [id, target] : [id], cancel);
        var outcome = await CheckAsync(viewer, id, typed, cancel);
        if (outcome.IsDone)
            return await MergeAsync(viewer, outcome.Value, cancel);
        if (outcome.IsFound)
            return outcome.Problems.ToList();
        return TopicPermissions.CanRegroup(viewer) && await WentThereAsync(viewer, id, typed, cancel) is { } there ? there : new NotThere();
    }

    async Task<PostAddress> MergeAsync(Viewer viewer, MergingTopics topics, CancellationToken cancel)
    {
        var (from, to) = (topics.From.Topic, topics.Into.Topic);
        var posts = await db.Posts.Where(row => row.TopicId == from.Id && row.Kind == PostKind.Text).OrderBy(row => row.Number).ToListAsync(cancel);
        var merged = new RegroupedTopics(from, to, IsMerge: true);
        await regroup.TakeMembersAsync(viewer, merged, posts, cancel);
        await note.LogAsync(viewer, topics.From, ModeratorAct.TopicMerged, "", from.Title, to.Title, cancel);
        var first = await regroup.MoveAsync(viewer, merged, posts, cancel);
        await LeaveAddressAsync(from, to, cancel);
        return first;
    }

    async Task LeaveAddressAsync(Topic from, Topic to, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == from.Id)
            .Set(row => row.MergedIntoId, to.Id)
            .Set(row => row.Hidden, from.Hidden | HiddenCauses.ByModerator)
            .Set(row => row.ClosedAt, from.ClosedAt ?? time.GetUtcNow())
            .Set(row => row.ClosedByAuthor, false)
            .Set(row => row.PinnedAt, (DateTimeOffset?)null)
            .UpdateAsync(cancel);
        await db.Members.Where(row => row.Id == from.AuthorId).Set(row => row.TopicCount, row => row.TopicCount - 1).UpdateAsync(cancel);
        await db.Categories.Where(row => row.Id == from.CategoryId).Set(row => row.TopicCount, row => row.TopicCount - 1).UpdateAsync(cancel);
    }

    async Task<PostAddress?> WentThereAsync(Viewer viewer, TopicId id, string? typed, CancellationToken cancel) =>
        TopicAddress.Parse(typed) is { } target && await db.Topics.AnyAsync(row => row.Id == id && row.MergedIntoId == target, cancel)
            ? await follow.PostAsync(viewer, id, 1, cancel)
            : null;
}

public sealed record MergingTopics(FoundTopic From, FoundTopic Into);
