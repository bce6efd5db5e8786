using System.Globalization;
using Microsoft.Extensions.Localization;
using Parley.Domain.Bulk;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Bulk;

public sealed class HideTopicsStep(TakeTopic take, HideTopic hide) : IBulkStep
{
    public BulkKind Kind => BulkKind.HideTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await take.TakeAsync(viewer, new(item.ThingId), cancel) is { } found
        && TopicPermissions.CauseToHide(viewer, found.Topic) != HiddenCauses.None
        && (await hide.HideAsync(viewer, found.Topic.Id, act.Reason, cancel)).IsDone
            ? ""
            : null;

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        (await hide.RestoreAsync(viewer, new(item.ThingId), cancel)).IsDone;
}

public sealed class RestoreTopicsStep(TakeTopic take, HideTopic hide, IStringLocalizer<Words> words) : IBulkStep
{
    public BulkKind Kind => BulkKind.RestoreTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await take.TakeAsync(viewer, new(item.ThingId), cancel) is { } found
        && TopicPermissions.CauseToLift(viewer, found.Topic) != HiddenCauses.None
        && (await hide.RestoreAsync(viewer, found.Topic.Id, cancel)).IsDone
            ? ""
            : null;

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        (await hide.HideAsync(viewer, new(item.ThingId), words["TakenBack"], cancel)).IsDone;
}

public sealed class CloseTopicsStep(TakeTopic take, CloseTopic close, IStringLocalizer<Words> words) : IBulkStep
{
    public BulkKind Kind => BulkKind.CloseTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await take.TakeAsync(viewer, new(item.ThingId), cancel) is { Topic.IsClosed: false } found
        && (await close.CloseAsync(viewer, found.Topic.Id, act.Reason, cancel)).IsDone
            ? ""
            : null;

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        (await close.ReopenAsync(viewer, new(item.ThingId), words["TakenBack"], cancel)).IsDone;
}

public sealed class ReopenTopicsStep(TakeTopic take, CloseTopic close, IStringLocalizer<Words> words) : IBulkStep
{
    public BulkKind Kind => BulkKind.ReopenTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await take.TakeAsync(viewer, new(item.ThingId), cancel) is { Topic.IsClosed: true } found
        && (await close.ReopenAsync(viewer, found.Topic.Id, act.Reason, cancel)).IsDone
            ? ""
            : null;

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        (await close.CloseAsync(viewer, new(item.ThingId), words["TakenBack"], cancel)).IsDone;
}

/// <summary>Remembers where each topic was.</summary>
public sealed class MoveTopicsStep(TakeTopic take, MoveTopic move) : IBulkStep
{
    public BulkKind Kind => BulkKind.MoveTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await take.TakeAsync(viewer, new(item.ThingId), cancel) is { } found
        && found.Topic.CategoryId.Value != Number(act.Details)
        && (await move.MoveAsync(viewer, found.Topic.Id, new(Number(act.Details)), cancel)).IsDone
            ? found.Topic.CategoryId.ToString()
            : null;

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await take.TakeAsync(viewer, new(item.ThingId), cancel) is { } found
        && found.Topic.CategoryId.Value == Number(act.Details)
        && (await move.MoveAsync(viewer, found.Topic.Id, new(Number(item.Former)), cancel)).IsDone;

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Adds tags to those that a topic has, as far as there is room, and remembers which.</summary>
public sealed class TagTopicsStep(TakeTopic take, TagTopic tag) : IBulkStep
{
    public BulkKind Kind => BulkKind.TagTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel)
    {
        if (await take.TakeAsync(viewer, new(item.ThingId), cancel) is not { } found)
            return null;

        var added = TagName.AllOf(act.Details).Except(found.Topic.TagNames).Take(TagName.MostOfTopic - found.Topic.TagNames.Count).ToList();
        return added.Count > 0 && await SetAsync(viewer, found.Topic, [.. found.Topic.TagNames, .. added], cancel) ? string.Join(", ", added) : null;
    }

    public async Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        await take.TakeAsync(viewer, new(item.ThingId), cancel) is { } found
        && await SetAsync(viewer, found.Topic, [.. found.Topic.TagNames.Except(TagName.AllOf(item.Former))], cancel);

    async Task<bool> SetAsync(Viewer viewer, Topic topic, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var tags = await tag.FindOrAddAsync(viewer, names, topic, cancel);
        if (tags.IsDone)
            await tag.TagAsync(topic.Id, tags.Value, cancel);
        return tags.IsDone;
    }
}

/// <summary>Each but the one that stays goes into that.</summary>
public sealed class MergeTopicsStep(MergeTopic merge) : IBulkStep
{
    public BulkKind Kind => BulkKind.MergeTopics;

    public async Task<string?> DoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) =>
        act.Details != item.ThingId.ToString(CultureInfo.InvariantCulture)
        && (await merge.MergeAsync(viewer, new(item.ThingId), act.Details, cancel)).IsDone
            ? ""
            : null;

    public Task<bool> UndoAsync(Viewer viewer, BulkAct act, BulkItem item, CancellationToken cancel) => Task.FromResult(false);
}
