using System.Globalization;
using LinqToDB;
using Parley.Data;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>Sets how long one member waits between two replies in a topic.</summary>
public sealed class SlowTopic(ParleyDb db, TakeTopic take, NoteAct note)
{
    public async Task<FoundTopic?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        TopicPermissions.CanSlow(viewer) ? await take.FindAsync(viewer, id, cancel) : null;

    public async Task<Outcome<FoundTopic>> SetAsync(Viewer viewer, TopicId id, int? minutes, CancellationToken cancel) =>
        minutes is >= 0 and <= SlowMode.MostMinutes
            ? await db.WriteAsync(() => TrySetAsync(viewer, id, minutes.Value, cancel), cancel)
            : new Problem("minutes", "MinutesWrong", SlowMode.MostMinutes);

    async Task<Outcome<FoundTopic>> TrySetAsync(Viewer viewer, TopicId id, int minutes, CancellationToken cancel)
    {
        if (!TopicPermissions.CanSlow(viewer) || await take.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (found.Topic.SlowMinutes == minutes)
            return found;

        await db.Topics.Where(row => row.Id == id).Set(row => row.SlowMinutes, minutes).UpdateAsync(cancel);
        await note.LogAsync(viewer, found, ModeratorAct.TopicSlowed, "", Number(found.Topic.SlowMinutes), Number(minutes), cancel);
        return found;
    }

    static string Number(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);
}
