using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Moves replies behind those of another topic, or into a new one, which the first of them begins then. Done twice, it is done once.</summary>
public sealed class MoveReplies(ParleyDb db, TakeTopic take, SplitTopic split, RegroupPosts regroup, FollowMoved follow, NoteAct note)
{
    public async Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        TopicPermissions.CanRegroup(viewer) ? await take.FindAsync(viewer, id, cancel) : null;

    /// <summary>Answers with where the first of them stands now.</summary>
    public async Task<Outcome<PostAddress>> MoveAsync(Viewer viewer, TopicId id, MoveRepliesForm form, CancellationToken cancel)
    {
        if (await FindAsync(viewer, id, cancel) is null)
            return new NotThere();

        var problems = form.Problems(id).ToList();
        return problems.Count > 0 ? problems : await db.WriteAsync(() => TryMoveAsync(viewer, id, form, cancel), cancel);
    }

    async Task<Outcome<PostAddress>> TryMoveAsync(Viewer viewer, TopicId id, MoveRepliesForm form, CancellationToken cancel)
    {
        await db.TakeTopicsAsync(form.TargetId is { } other ? [id, other] : [id], cancel);
        if (await FindAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (await CheckFirstAsync(id, form.Posts, cancel) is { } first)
            return first;

        var posts = await TickedAsync(viewer, id, form.Posts, cancel);
        if (posts.Count < form.Posts.Count)
            return await WentThereAsync(viewer, id, form, cancel) is { } there ? there : new Problem("posts", "RepliesGone");

        return form.IsSplit
            ? await SplitAsync(viewer, found, form, posts, cancel)
            : await MoveAsync(viewer, found, form.TargetId!.Value, posts, cancel);
    }

    async Task<Outcome<PostAddress>> MoveAsync(Viewer viewer, FoundTopic found, TopicId target, List<Post> posts, CancellationToken cancel)
    {
        if (await take.FindAsync(viewer, target, cancel) is not { Topic: var to })
            return new Problem("target", "TargetUnknown");
        if (!to.IsShown)
            return new Problem("target", "TargetHidden");

        var topics = new RegroupedTopics(found.Topic, to);
        await regroup.TakeMembersAsync(viewer, topics, posts, cancel);
        await note.LogAsync(viewer, found with { FirstPost = posts[0].Id }, ModeratorAct.RepliesMoved, "", cancel);
        return await regroup.MoveAsync(viewer, topics, posts, cancel);
    }

    async Task<Outcome<PostAddress>> SplitAsync(Viewer viewer, FoundTopic found, MoveRepliesForm form, List<Post> posts, CancellationToken cancel)
    {
        var category = new CategoryId(form.Category!.Value);
        if (!await db.CategoriesStartedBy(viewer).AnyAsync(row => row.Id == category, cancel))
            return new Problem("category", "CategoryMissing");
        if (posts[0].Hidden != HiddenCauses.None)
            return new Problem("posts", "FirstIsHidden");

        await db.TakeMembersAsync([viewer.RequireMember(), found.Topic.AuthorId, .. posts.Select(post => post.AuthorId)], cancel);
        await note.LogAsync(viewer, found with { FirstPost = posts[0].Id }, ModeratorAct.TopicSplit, "", cancel);
        var to = await split.InsertAsync(category, form.CleanTitle, posts[0], cancel);
        return await regroup.MoveAsync(viewer, new(found.Topic, to), posts, cancel);
    }

    // A first post is what its topic is about: it goes with all of it, or not at all.
    async Task<Problem?> CheckFirstAsync(TopicId id, IReadOnlyCollection<int> ticked, CancellationToken cancel)
    {
        if (!ticked.Contains(1))
            return null;

        var leaves = await db.Posts.AnyAsync(row => row.TopicId == id && row.Kind == PostKind.Text && !ticked.Contains(row.Number), cancel);
        return leaves ? new Problem("posts", "FirstStays") : new Problem("posts", "AllIsMerge");
    }

    Task<List<Post>> TickedAsync(Viewer viewer, TopicId id, IReadOnlyCollection<int> ticked, CancellationToken cancel) => db.PostsVisibleTo(viewer)
        .Where(row => row.TopicId == id && row.Kind == PostKind.Text && ticked.Contains(row.Number))
        .OrderBy(row => row.Number).ToListAsync(cancel);

    // The form was sent twice: all of them stand there already.
    async Task<PostAddress?> WentThereAsync(Viewer viewer, TopicId id, MoveRepliesForm form, CancellationToken cancel)
    {
        var places = new List<PostAddress>();
        foreach (var number in form.Posts.Order())
        {
            if (await follow.PostAsync(viewer, id, number, cancel) is { } place)
                places.Add(place);
        }

        if (places.Count < form.Posts.Count || places.Select(place => place.TopicId).Distinct().Count() > 1)
            return null;

        var topic = places[0].TopicId;
        var isIt = form.IsSplit
            ? await db.Topics.AnyAsync(row => row.Id == topic && row.Title == form.CleanTitle, cancel)
            : topic == form.TargetId;
        return isIt ? places[0] : null;
    }
}
