using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Holding;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Shared;

/// <summary>Keeps which posts wait for review, and what became of them; in the caller's transaction.</summary>
public sealed class NoteHeld(ParleyDb db, JobQueue jobs, TimeProvider time)
{
    /// <summary>Of a post that goes in hidden by <see cref="Domain.Moderation.HiddenCauses.Held"/>, or in a topic that does.</summary>
    public async Task HoldAsync(PostId post, Hold hold, CancellationToken cancel)
    {
        await db.InsertAsync(new HeldPost { PostId = post, Reason = hold.Reason, Words = hold.Words, At = time.GetUtcNow() }, token: cancel);
        await jobs.EnqueueAsync(new PostHeld(post.Value), cancel);
    }

    /// <summary>Of a post that was edited: it waits, again or for the first time. Others have seen it, so it comes back to its place.</summary>
    public async Task HoldAgainAsync(Post post, Hold hold, CancellationToken cancel)
    {
        var again = await db.HeldPosts.Where(row => row.PostId == post.Id)
            .Set(row => row.Reason, hold.Reason)
            .Set(row => row.Words, hold.Words)
            .Set(row => row.At, time.GetUtcNow())
            .Set(row => row.Outcome, HoldOutcome.Waiting)
            .Set(row => row.DecidedAt, (DateTimeOffset?)null)
            .Set(row => row.DecidedBy, (MemberId?)null)
            .UpdateAsync(cancel);
        if (again == 0)
            await db.InsertAsync(new HeldPost { PostId = post.Id, Reason = hold.Reason, Words = hold.Words, At = time.GetUtcNow(), ShownAt = post.CreatedAt }, token: cancel);
    }

    public Task<HeldPost?> FindAsync(PostId post, CancellationToken cancel) => db.HeldPosts.SingleOrDefaultAsync(row => row.PostId == post, cancel);

    public Task EndAsync(Viewer viewer, PostId post, HoldOutcome outcome, CancellationToken cancel) => db.HeldPosts.Where(row => row.PostId == post)
        .Set(row => row.Outcome, outcome)
        .Set(row => row.DecidedAt, (DateTimeOffset?)time.GetUtcNow())
        .Set(row => row.DecidedBy, viewer.MemberId)
        .UpdateAsync(cancel);

    /// <summary>True where the post was held, and is shown to others for the first time now.</summary>
    public async Task<bool> IsShownFirstAsync(PostId post, CancellationToken cancel) =>
        await db.HeldPosts.Where(row => row.PostId == post && row.ShownAt == null)
            .Set(row => row.ShownAt, (DateTimeOffset?)time.GetUtcNow()).UpdateAsync(cancel) == 1;
}
