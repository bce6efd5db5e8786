using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Bulk;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Bulk;

/// <summary>
/// Cleans up after a spammer: what the member wrote in some time is hidden, the likes are taken back, and the member is suspended; one
/// act, which is undone as one.
/// </summary>
public sealed class CleanUp(ParleyDb db, ChooseItems choose, StartBulk start, TimeProvider time)
{
    /// <summary>The member, when this viewer may do that.</summary>
    public async Task<Member?> FindAsync(Viewer viewer, MemberId id, CancellationToken cancel) =>
        await db.Members.SingleOrDefaultAsync(row => row.Id == id, cancel) is { } member && MemberPermissions.CanBlock(viewer, member) ? member : null;

    public async Task<SpamCount> CountAsync(Viewer viewer, MemberId member, int hours, CancellationToken cancel)
    {
        var (topics, replies) = (Topics(viewer, member, hours), Replies(viewer, member, hours));
        var (ofTopics, ofReplies) = (topics.Select(row => row.Id), replies.Select(row => row.Id));
        return new(
            await topics.CountAsync(cancel),
            await replies.CountAsync(cancel),
            await Likes(member, hours).CountAsync(cancel),
            await db.PostFiles.CountAsync(
                file => ofReplies.Contains(file.PostId) || db.Posts.Any(post => post.Id == file.PostId && post.Number == 1 && ofTopics.Contains(post.TopicId)), cancel));
    }

    /// <summary>Answers with the number of the act.</summary>
    public async Task<Outcome<long>> CleanUpAsync(Viewer viewer, MemberId id, CleanUpForm form, CancellationToken cancel)
    {
        if (await FindAsync(viewer, id, cancel) is not { } member)
            return new NotThere();
        if (ModerationReason.Check(TypedText.Lines(form.Reason), "reason") is { } problem)
            return problem;

        var items = await ItemsAsync(viewer, member, form.Hours, cancel);
        return await db.WriteAsync<Outcome<long>>(
            async () =>
            {
                var act = await choose.KeepAsync(viewer, BulkKind.CleanUp, items, cancel);
                var started = await start.StartAsync(viewer, act, new BulkForm(form.Reason, Days: form.Days), cancel);
                return started.IsDone ? act : started.Problems.ToList();
            },
            cancel);
    }

    // The member first, so that nothing is added meanwhile.
    async Task<List<BulkItem>> ItemsAsync(Viewer viewer, Member member, int hours, CancellationToken cancel)
    {
        var topics = await Topics(viewer, member.Id, hours).OrderBy(row => row.Id).Select(row => row.Id.Value).Take(BulkAct.MostItems).ToListAsync(cancel);
        var replies = await Replies(viewer, member.Id, hours).OrderBy(row => row.Id).Select(row => row.Id.Value).Take(BulkAct.MostItems).ToListAsync(cancel);
        var likes = await Likes(member.Id, hours).OrderBy(row => row.PostId).Select(row => row.PostId.Value).Take(BulkAct.MostItems).ToListAsync(cancel);
        return
        [
            new() { Kind = BulkKind.SuspendMembers, ThingId = member.Id.Value },
            .. topics.Select(id => new BulkItem { Kind = BulkKind.HideTopics, ThingId = id }),
            .. replies.Select(id => new BulkItem { Kind = BulkKind.HideReplies, ThingId = id }),
            .. likes.Select(id => new BulkItem { Kind = BulkKind.RemoveLikes, ThingId = id, Former = $"{member.Id}" }),
        ];
    }

    IQueryable<Topic> Topics(Viewer viewer, MemberId member, int hours)
    {
        var since = Since(hours);
        return db.TopicsVisibleTo(viewer).Where(row => row.AuthorId == member && row.CreatedAt >= since && row.Hidden == HiddenCauses.None);
    }

    IQueryable<Post> Replies(Viewer viewer, MemberId member, int hours)
    {
        var since = Since(hours);
        return db.PostsVisibleTo(viewer).Where(row =>
            row.AuthorId == member && row.Number > 1 && row.Kind == PostKind.Text && row.CreatedAt >= since && row.Hidden == HiddenCauses.None);
    }

    IQueryable<PostLike> Likes(MemberId member, int hours)
    {
        var since = Since(hours);
        return db.PostLikes.Where(row => row.LikerId == member && row.CreatedAt >= since);
    }

    DateTimeOffset Since(int hours) => hours <= CleanUpForm.All ? DateTimeOffset.UnixEpoch : time.GetUtcNow().AddHours(-hours);
}

/// <summary>What a clean-up would take away. Files go with the posts that show them.</summary>
public sealed record SpamCount(int Topics, int Replies, int Likes, int Files);
