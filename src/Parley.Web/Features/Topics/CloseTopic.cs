using LinqToDB;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Closes a topic for replies, and opens it again. Done twice, it is done once.</summary>
public sealed class CloseTopic(ParleyDb db, TakeTopic take, NoteAct note, KeepDraft drafts, TimeProvider time, ParleyOptions options)
{
    /// <summary>Where a reason is written, as drafts know it.</summary>
    public static string PlaceOf(TopicId topic) => $"/t/{topic}/lock";

    /// <summary>The topic, when this viewer may close it or open it again.</summary>
    public async Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        await take.FindAsync(viewer, id, cancel) is { } found && (MayClose(viewer, found.Topic) || MayReopen(viewer, found.Topic)) ? found : null;

    public Task<Outcome<FoundTopic>> CloseAsync(Viewer viewer, TopicId id, string reason, CancellationToken cancel) =>
        db.WriteAsync(() => TryCloseAsync(viewer, id, reason, cancel), cancel);

    public Task<Outcome<FoundTopic>> ReopenAsync(Viewer viewer, TopicId id, string reason, CancellationToken cancel) =>
        db.WriteAsync(() => TryReopenAsync(viewer, id, reason, cancel), cancel);

    async Task<Outcome<FoundTopic>> TryCloseAsync(Viewer viewer, TopicId id, string reason, CancellationToken cancel)
    {
        if (await take.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (!MayClose(viewer, found.Topic))
            return MayReopen(viewer, found.Topic) ? found : new NotThere();
        if (CheckReason(viewer, found, reason) is { } problem)
            return problem;

        await SetAsync(found, time.GetUtcNow(), !TopicPermissions.OwesReason(viewer, found.Topic), cancel);
        await NoteAsync(viewer, found, PostKind.Closed, ModeratorAct.TopicClosed, reason, cancel);
        return found;
    }

    async Task<Outcome<FoundTopic>> TryReopenAsync(Viewer viewer, TopicId id, string reason, CancellationToken cancel)
    {
        if (await take.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (!MayReopen(viewer, found.Topic))
            return MayClose(viewer, found.Topic) ? found : new NotThere();
        if (CheckReason(viewer, found, reason) is { } problem)
            return problem;

        await SetAsync(found, null, false, cancel);
        await NoteAsync(viewer, found, PostKind.Reopened, ModeratorAct.TopicReopened, reason, cancel);
        return found;
    }

    Task<int> SetAsync(FoundTopic found, DateTimeOffset? closedAt, bool byAuthor, CancellationToken cancel) =>
        db.Topics.Where(row => row.Id == found.Topic.Id).Set(row => row.ClosedAt, closedAt).Set(row => row.ClosedByAuthor, byAuthor).UpdateAsync(cancel);

    async Task NoteAsync(Viewer viewer, FoundTopic found, PostKind kind, ModeratorAct act, string reason, CancellationToken cancel)
    {
        await note.ShowAsync(viewer, found.Topic.Id, kind, reason, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(found.Topic.Id), cancel);
        if (TopicPermissions.OwesReason(viewer, found.Topic))
            await note.TellAsync(viewer, found, act, reason, cancel);
    }

    // Authors may say why, too, but need not; it stands in the topic for all.
    static Problem? CheckReason(Viewer viewer, FoundTopic found, string reason) =>
        reason.Length > 0 || TopicPermissions.OwesReason(viewer, found.Topic) ? ModerationReason.Check(reason, "reason") : null;

    bool MayClose(Viewer viewer, Topic topic) => TopicPermissions.CanClose(viewer, topic, options.Topics.AuthorsMayClose);

    bool MayReopen(Viewer viewer, Topic topic) => TopicPermissions.CanReopen(viewer, topic, options.Topics.AuthorsMayClose);
}
