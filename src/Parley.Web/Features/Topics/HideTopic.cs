using LinqToDB;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>
/// Hides a topic by its author or a moderator, and takes exactly that away again. Done twice, it is done once. Its posts keep their own
/// causes: every scope asks the topic first. No event tells of it, or the topic would for ever after it is back.
/// </summary>
public sealed class HideTopic(ParleyDb db, TakeTopic take, LetInTopic letIn, NoteAct note, KeepDraft drafts)
{
    /// <summary>Where a reason is written, as drafts know it.</summary>
    public static string PlaceOf(TopicId topic) => $"/t/{topic}/hiding";

    /// <summary>The topic, when this viewer may hide it or show it again.</summary>
    public async Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        await take.FindAsync(viewer, id, cancel) is { } found
        && (TopicPermissions.CauseToHide(viewer, found.Topic) | TopicPermissions.CauseToLift(viewer, found.Topic)) != HiddenCauses.None
            ? found
            : null;

    public Task<Outcome<FoundTopic>> HideAsync(Viewer viewer, TopicId id, string reason, CancellationToken cancel) =>
        db.WriteAsync(() => TryHideAsync(viewer, id, reason, cancel), cancel);

    public Task<Outcome<FoundTopic>> RestoreAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        db.WriteAsync(() => TryRestoreAsync(viewer, id, cancel), cancel);

    async Task<Outcome<FoundTopic>> TryHideAsync(Viewer viewer, TopicId id, string reason, CancellationToken cancel)
    {
        if (await take.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var cause = TopicPermissions.CauseToHide(viewer, found.Topic);
        if (cause == HiddenCauses.None)
            return found.Topic.IsShown ? new NotThere() : found;
        if (cause == HiddenCauses.ByModerator && ModerationReason.Check(reason, "reason") is { } problem)
            return problem;

        await ChangeAsync(found.Topic, found.Topic.Hidden | cause, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        if (cause == HiddenCauses.ByModerator)
            await note.TellAsync(viewer, found, ModeratorAct.TopicHidden, reason, cancel);
        return found;
    }

    async Task<Outcome<FoundTopic>> TryRestoreAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        if (await take.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var cause = TopicPermissions.CauseToLift(viewer, found.Topic);
        if (cause == HiddenCauses.None)
            return found.Topic.IsShown ? found : new NotThere();

        await ChangeAsync(found.Topic, found.Topic.Hidden & ~cause, cancel);
        if (cause == HiddenCauses.ByModerator)
            await note.TellAsync(viewer, found, ModeratorAct.TopicShown, "", cancel);
        return found;
    }

    /// <summary>In a transaction that holds the topic: with the causes that it is hidden for from now on.</summary>
    public async Task ChangeAsync(Topic topic, HiddenCauses hidden, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Hidden, hidden).UpdateAsync(cancel);
        var isShown = hidden == HiddenCauses.None;
        if (topic.IsShown == isShown)
            return;
        if (isShown)
            await letIn.LetInAsync(topic, cancel);
        await CountAsync(topic, isShown ? 1 : -1, cancel);
    }

    async Task CountAsync(Topic topic, int step, CancellationToken cancel)
    {
        var replies = step * topic.ReplyCount;
        await db.Members.Where(row => row.Id == topic.AuthorId).Set(row => row.TopicCount, row => row.TopicCount + step).UpdateAsync(cancel);
        await db.Categories.Where(row => row.Id == topic.CategoryId)
            .Set(row => row.TopicCount, row => row.TopicCount + step)
            .Set(row => row.ReplyCount, row => row.ReplyCount + replies)
            .UpdateAsync(cancel);
    }
}
