using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Begins and ends that a member likes a post. Done twice, it is done once.</summary>
public sealed class LikePost(ParleyDb db, FindPost find, JobQueue jobs, TimeProvider time)
{
    public Task<Outcome<LikedPost>> SetAsync(Viewer viewer, PostId id, bool likes, CancellationToken cancel) =>
        db.WriteAsync(() => ChangeAsync(viewer, id, likes, cancel), cancel);

    /// <summary>A moderator takes a member's like back, or gives it again. Says whether that changed anything.</summary>
    public Task<bool> SetForAsync(Viewer viewer, MemberId liker, PostId id, bool likes, CancellationToken cancel) =>
        db.WriteAsync(() => ChangeForAsync(viewer, liker, id, likes, cancel), cancel);

    async Task<bool> ChangeForAsync(Viewer viewer, MemberId liker, PostId id, bool likes, CancellationToken cancel)
    {
        if (!viewer.IsStaff || await find.TakeAsync(viewer, id, cancel) is not { } found)
            return false;

        var of = new Viewer(liker, Role.Member);
        var step = likes ? await LikeAsync(of, found, cancel) : await UnlikeAsync(of, found, cancel);
        if (step != 0)
            await CountAsync(found.Post, step, cancel);
        return step != 0;
    }

    async Task<Outcome<LikedPost>> ChangeAsync(Viewer viewer, PostId id, bool likes, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found || !PostPermissions.CanLike(viewer, found.Topic, found.Post))
            return new NotThere();

        var step = likes ? await LikeAsync(viewer, found, cancel) : await UnlikeAsync(viewer, found, cancel);
        if (step != 0)
            await CountAsync(found.Post, step, cancel);
        return new LikedPost(found.Address, new LikeState(id, found.Post.LikeCount + step, likes, CanLike: true));
    }

    async Task<int> LikeAsync(Viewer viewer, FoundPost found, CancellationToken cancel)
    {
        if (await Own(viewer, found).AnyAsync(cancel))
            return 0;

        var like = new PostLike { PostId = found.Post.Id, LikerId = viewer.RequireMember(), CreatedAt = time.GetUtcNow() };
        await db.InsertAsync(like, token: cancel);
        await jobs.EnqueueAsync(new PostLiked(like.PostId.Value, like.LikerId.Value), cancel);
        return 1;
    }

    async Task<int> UnlikeAsync(Viewer viewer, FoundPost found, CancellationToken cancel)
    {
        if (await Own(viewer, found).DeleteAsync(cancel) == 0)
            return 0;

        await jobs.EnqueueAsync(new PostUnliked(found.Post.Id.Value, viewer.RequireMember().Value), cancel);
        return -1;
    }

    IQueryable<PostLike> Own(Viewer viewer, FoundPost found) => db.LikesBy(viewer).Where(like => like.PostId == found.Post.Id);

    async Task CountAsync(Post post, int step, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == post.TopicId).Set(row => row.LikeCount, row => row.LikeCount + step).UpdateAsync(cancel);
        await db.HeatTopicAsync(post.TopicId, cancel);
        await db.Posts.Where(row => row.Id == post.Id).Set(row => row.LikeCount, row => row.LikeCount + step).UpdateAsync(cancel);
        await db.Members.Where(row => row.Id == post.AuthorId).Set(row => row.LikesReceived, row => row.LikesReceived + step).UpdateAsync(cancel);
    }
}

public sealed record LikedPost(PostAddress Address, LikeState State);

/// <summary>What the button for liking shows.</summary>
public sealed record LikeState(PostId Id, int Count, bool IsLiked, bool CanLike);
