using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Flags;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Notifications;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>Decides what becomes of a post that was reported, for all its reports at once. Of two moderators at once the second finds it decided.</summary>
public sealed class DecideFlags(
    ParleyDb db, FindPost find, HidePost hidePost, HideTopic hideTopic, HideFlagged flagged, DeliverNotifications deliver, TimeProvider time)
{
    public Task<Outcome<FoundPost>> DecideAsync(Viewer viewer, PostId id, FlagOutcome outcome, string reason, CancellationToken cancel) =>
        db.WriteAsync(() => TryDecideAsync(viewer, id, outcome, reason, cancel), cancel);

    /// <summary>Says that one looks into it, or no more; whoever came first is left.</summary>
    public Task<int> ClaimAsync(Viewer viewer, PostId id, bool claims, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        var free = Open(id).Where(row => row.ClaimedBy == null || row.ClaimedBy == self);
        return db.WriteAsync(() => free.Set(row => row.ClaimedBy, claims ? self : (MemberId?)null).UpdateAsync(cancel), cancel);
    }

    async Task<Outcome<FoundPost>> TryDecideAsync(Viewer viewer, PostId id, FlagOutcome outcome, string reason, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (await Open(id).ToListAsync(cancel) is not { Count: > 0 } flags)
            return found;
        if (outcome == FlagOutcome.Agreed && await HideAsync(viewer, found, reason, cancel) is { } refused)
            return refused;

        await flagged.EndAsync(await find.TakeAsync(viewer, id, cancel) ?? found, cancel);
        await NoteAsync(viewer, id, outcome, cancel);
        foreach (var flag in outcome == FlagOutcome.Ignored ? [] : flags.Where(flag => flag.ReporterId != viewer.MemberId))
            await TellAsync(flag, found, outcome, viewer.RequireMember(), cancel);
        return found;
    }

    // With its reason, its entry in the log and the word to the author, as if it had been hidden on its page.
    async Task<Problem?> HideAsync(Viewer viewer, FoundPost found, string reason, CancellationToken cancel)
    {
        var problems = found.Post.IsFirst
            ? (await hideTopic.HideAsync(viewer, found.Topic.Id, reason, cancel)).Problems
            : (await hidePost.HideAsync(viewer, found.Post.Id, reason, cancel)).Problems;
        return problems.Count > 0 ? problems[0] : null;
    }

    Task<int> NoteAsync(Viewer viewer, PostId id, FlagOutcome outcome, CancellationToken cancel) => Open(id)
        .Set(row => row.Outcome, outcome)
        .Set(row => row.DecidedAt, (DateTimeOffset?)time.GetUtcNow())
        .Set(row => row.DecidedBy, (MemberId?)viewer.RequireMember())
        .UpdateAsync(cancel);

    async Task TellAsync(Flag flag, FoundPost found, FlagOutcome outcome, MemberId moderator, CancellationToken cancel)
    {
        await db.Notifications.Where(row => row.MemberId == flag.ReporterId && row.PostId == flag.PostId && row.Subject == NotificationSubject.Flag)
            .DeleteAsync(cancel);
        var told = new Notification
        {
            MemberId = flag.ReporterId,
            Kind = outcome == FlagOutcome.Agreed ? NotificationKind.FlagAgreed : NotificationKind.FlagDeclined,
            Subject = NotificationSubject.Flag,
            ActorId = moderator,
            TopicId = found.Topic.Id,
            PostId = flag.PostId,
            CreatedAt = time.GetUtcNow(),
        };
        await deliver.DeliverAsync(told, await db.Members.SingleAsync(row => row.Id == flag.ReporterId, cancel), cancel);
    }

    IQueryable<Flag> Open(PostId id) => db.Flags.Where(row => row.PostId == id && row.Outcome == FlagOutcome.Open);
}
