using Parley.Data;
using Parley.Domain.Holding;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>Lets a post in that waits for review, or keeps it out. Of two moderators at once the second finds it decided.</summary>
public sealed class ReviewPost(ParleyDb db, FindPost find, HidePost hidePost, HideTopic hideTopic, NoteHeld held, LogActs log)
{
    public Task<Outcome<FoundPost>> ApproveAsync(Viewer viewer, PostId id, CancellationToken cancel) =>
        db.WriteAsync(() => DecideAsync(viewer, id, HoldOutcome.Approved, "", cancel), cancel);

    public async Task<Outcome<FoundPost>> RejectAsync(Viewer viewer, PostId id, string reason, CancellationToken cancel) =>
        ModerationReason.Check(reason, "reason") is { } problem
            ? problem
            : await db.WriteAsync(() => DecideAsync(viewer, id, HoldOutcome.Rejected, reason, cancel), cancel);

    async Task<Outcome<FoundPost>> DecideAsync(Viewer viewer, PostId id, HoldOutcome outcome, string reason, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found || await held.FindAsync(id, cancel) is not { } waiting)
            return new NotThere();
        if (waiting.Outcome != HoldOutcome.Waiting)
            return found;

        await held.EndAsync(viewer, id, outcome, cancel);
        await ChangeAsync(found, outcome == HoldOutcome.Rejected ? HiddenCauses.ByModerator : HiddenCauses.None, cancel);
        await log.TellAsync(viewer, ActOf(found, outcome), found, reason, cancel);
        return found;
    }

    // A first post is held with its topic.
    Task ChangeAsync(FoundPost found, HiddenCauses more, CancellationToken cancel) => found.Post.IsFirst
        ? hideTopic.ChangeAsync(found.Topic, (found.Topic.Hidden & ~HiddenCauses.Held) | more, cancel)
        : hidePost.ChangeAsync(found, (found.Post.Hidden & ~HiddenCauses.Held) | more, cancel);

    static ModeratorAct ActOf(FoundPost found, HoldOutcome outcome) => (found.Post.IsFirst, outcome) switch
    {
        (true, HoldOutcome.Approved) => ModeratorAct.TopicApproved,
        (true, _) => ModeratorAct.TopicRejected,
        (_, HoldOutcome.Approved) => ModeratorAct.PostApproved,
        _ => ModeratorAct.PostRejected,
    };
}
