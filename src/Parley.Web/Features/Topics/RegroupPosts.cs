using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>
/// Puts posts of one topic behind the last of another, with all that hangs on where they stand; in the caller's transaction, which took
/// the rows of both. They keep their times, and each of them is as new to each reader as it was.
/// </summary>
public sealed class RegroupPosts(ParleyDb db, CountRegrouped count, FollowPosts follow, JobQueue jobs, TimeProvider time)
{
    /// <summary>Before anything is written; see <see cref="RowLocks"/>.</summary>
    public Task TakeMembersAsync(Viewer viewer, RegroupedTopics topics, IReadOnlyList<Post> posts, CancellationToken cancel) =>
        follow.TakeMembersAsync(viewer, topics, posts, cancel);

    /// <summary>Answers with where the first of them stands now.</summary>
    public async Task<PostAddress> MoveAsync(Viewer viewer, RegroupedTopics topics, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        var (from, to, _) = topics;
        var moved = posts.OrderBy(post => post.Number).Select((post, place) => new MovedNumber(post, to.LastNumber + 1 + place)).ToList();
        await db.KeepMarksAsync(from, to, moved, time.GetUtcNow(), cancel);
        await PlaceAsync(from, to, moved, cancel);
        await TakeAnswerAsync(viewer, topics, moved, cancel);
        await count.CountAsync(from, to, moved, cancel);
        await follow.FollowAsync(topics, moved, cancel);
        await TellAsync(viewer, to, moved, cancel);
        return new(to.Id, to.Slug, moved[0].Number);
    }

    async Task PlaceAsync(Topic from, Topic to, IReadOnlyList<MovedNumber> moved, CancellationToken cancel)
    {
        var (now, numbers) = (time.GetUtcNow(), moved.ToDictionary(row => row.Post.Number, row => row.Number));
        foreach (var (post, number) in moved)
        {
            await db.InsertAsync(new MovedPost { TopicId = from.Id, Number = post.Number, PostId = post.Id, MovedAt = now }, token: cancel);
            await db.Posts.Where(row => row.Id == post.Id)
                .Set(row => row.TopicId, to.Id)
                .Set(row => row.Number, number)
                .Set(row => row.ReplyToNumber, AnsweredIn(numbers, post))
                .UpdateAsync(cancel);
        }

        await db.Topics.Where(row => row.Id == to.Id).Set(row => row.LastNumber, moved[^1].Number).UpdateAsync(cancel);
    }

    // An answer to a topic's first post is one to the topic.
    static int? AnsweredIn(Dictionary<int, int> numbers, Post post) =>
        post.ReplyToNumber is { } answered && numbers.TryGetValue(answered, out var number) && number > 1 ? number : null;

    // What solved one topic says nothing of another, unless both become one.
    async Task TakeAnswerAsync(Viewer viewer, RegroupedTopics topics, IReadOnlyList<MovedNumber> moved, CancellationToken cancel)
    {
        var (from, to, isMerge) = topics;
        if (from.AnswerPostId is not { } answer || moved.All(row => row.Post.Id != answer))
            return;

        await db.Topics.Where(row => row.Id == from.Id).Set(row => row.AnswerPostId, (PostId?)null).UpdateAsync(cancel);
        if (isMerge && !to.IsSolved)
            await db.Topics.Where(row => row.Id == to.Id).Set(row => row.AnswerPostId, answer).UpdateAsync(cancel);
        await jobs.EnqueueAsync(new AnswerMarked(answer.Value, viewer.RequireMember().Value), cancel);
    }

    // By one post of each author, one that is seen where there is one.
    async Task TellAsync(Viewer viewer, Topic to, IReadOnlyList<MovedNumber> moved, CancellationToken cancel)
    {
        var told = moved.Select(row => row.Post).GroupBy(post => post.AuthorId)
            .Where(posts => posts.Key != viewer.MemberId)
            .Select(posts => posts.OrderBy(post => post.Hidden != HiddenCauses.None).First().Id.Value).ToList();
        if (told.Count > 0)
            await jobs.EnqueueAsync(new PostsMoved(to.Id.Value, viewer.RequireMember().Value, told), cancel);
    }
}

/// <summary>The topics as they were before; <paramref name="IsMerge"/> where nothing stays behind.</summary>
public sealed record RegroupedTopics(Topic From, Topic To, bool IsMerge = false);
