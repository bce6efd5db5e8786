using Parley.Domain.Notifications;
using Parley.Domain.Permissions;

namespace Parley.Data.Scopes;

public static class WatchScopes
{
    /// <summary>What the viewer chose for topics; nothing, for a guest.</summary>
    public static IQueryable<TopicWatch> TopicWatchesOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.TopicWatches.Where(watch => watch.MemberId == member) : db.TopicWatches.Where(_ => false);

    /// <summary>What the viewer chose for categories; nothing, for a guest.</summary>
    public static IQueryable<CategoryWatch> CategoryWatchesOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.CategoryWatches.Where(watch => watch.MemberId == member) : db.CategoryWatches.Where(_ => false);
}
