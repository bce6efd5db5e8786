using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Web.Features.Posts;

namespace Parley.Web.Features.Moderation;

/// <summary>Writes into the log what moderators did. In the transaction of the act.</summary>
public sealed class LogActs(ParleyDb db, JobQueue jobs, TimeProvider time)
{
    /// <summary>What was done to a member.</summary>
    public Task LogAsync(Viewer viewer, ModeratorAct act, MemberId member, string reason, CancellationToken cancel) =>
        db.LogAsync(viewer, new ModerationEntry { At = time.GetUtcNow(), Act = act, AuthorId = member, Reason = reason }, cancel);

    /// <summary>What was done with a post.</summary>
    public Task LogAsync(Viewer viewer, ModeratorAct act, FoundPost found, string reason, CancellationToken cancel) => db.LogAsync(
        viewer,
        new ModerationEntry
        {
            At = time.GetUtcNow(),
            Act = act,
            AuthorId = found.Post.AuthorId,
            TopicId = found.Topic.Id,
            PostId = found.Post.Id,
            Reason = reason,
        },
        cancel);

    /// <summary>What was done with a post, which its author is told.</summary>
    public async Task TellAsync(Viewer viewer, ModeratorAct act, FoundPost found, string reason, CancellationToken cancel)
    {
        await LogAsync(viewer, act, found, reason, cancel);
        await jobs.EnqueueAsync(new PostModerated(found.Post.Id.Value, viewer.RequireMember().Value, act), cancel);
    }
}
