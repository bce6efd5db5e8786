using LinqToDB;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Pins a topic above lists, for good or until the end of a day, and takes the pin out again.</summary>
public sealed class PinTopic(ParleyDb db, TakeTopic take, NoteAct note, TimeProvider time)
{
    public async Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        TopicPermissions.CanPin(viewer) ? await take.FindAsync(viewer, id, cancel) : null;

    /// <summary>Days are those of the moderator's <paramref name="zone"/>; without one, of UTC.</summary>
    public async Task<Outcome<FoundTopic>> PinAsync(Viewer viewer, TopicId id, PinForm form, TimeZoneInfo? zone, CancellationToken cancel)
    {
        var until = LastDay.EndOf(form.Until, zone, time.GetUtcNow());
        if (form.HasDay && until is null)
            return new Problem("until", "UntilWrong");
        return await db.WriteAsync(() => TryPinAsync(viewer, id, form.Place, until, cancel), cancel);
    }

    public Task<Outcome<FoundTopic>> UnpinAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        db.WriteAsync(() => TryUnpinAsync(viewer, id, cancel), cancel);

    async Task<Outcome<FoundTopic>> TryPinAsync(Viewer viewer, TopicId id, PinPlace place, DateTimeOffset? until, CancellationToken cancel)
    {
        if (!TopicPermissions.CanPin(viewer) || await take.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();

        var now = time.GetUtcNow();
        var isPinned = found.Topic.IsPinned(now);
        if (isPinned && found.Topic.PinnedIn == place && found.Topic.PinnedUntil == until)
            return found;

        await db.Topics.Where(row => row.Id == id)
            .Set(row => row.PinnedAt, isPinned ? found.Topic.PinnedAt : now)
            .Set(row => row.PinnedIn, place)
            .Set(row => row.PinnedUntil, until)
            .UpdateAsync(cancel);
        await note.LogAsync(viewer, found, ModeratorAct.TopicPinned, "", cancel);
        if (!isPinned)
            await note.ShowAsync(viewer, id, PostKind.Pinned, "", cancel);
        return found;
    }

    async Task<Outcome<FoundTopic>> TryUnpinAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        if (!TopicPermissions.CanPin(viewer) || await take.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (!found.Topic.IsPinned(time.GetUtcNow()))
            return found;

        await db.Topics.Where(row => row.Id == id)
            .Set(row => row.PinnedAt, (DateTimeOffset?)null).Set(row => row.PinnedUntil, (DateTimeOffset?)null).UpdateAsync(cancel);
        await note.LogAsync(viewer, found, ModeratorAct.TopicUnpinned, "", cancel);
        await note.ShowAsync(viewer, id, PostKind.Unpinned, "", cancel);
        return found;
    }
}

public sealed record PinForm
{
    public PinPlace Place { get; init; }

    /// <summary>The last day.</summary>
    public string? Until { get; init; }

    public bool HasDay => !string.IsNullOrWhiteSpace(Until);

    public static PinForm Of(Topic topic, TimeZoneInfo? zone) => new()
    {
        Place = topic.PinnedIn,
        Until = topic.PinnedUntil is { } end ? LastDay.Of(end, zone) : null,
    };
}
