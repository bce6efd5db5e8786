using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Data.Scopes;

public static class WatchScopes
{
    /// <summary>What the viewer chose for topics; nothing, for a guest.</summary>
    public static IQueryable<TopicWatch> TopicWatchesOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.TopicWatches.Where(watch => watch.MemberId == member) : db.TopicWatches.Where(_ => false);

    /// <summary>What the viewer chose for categories; nothing, for a guest.</summary>
    public static IQueryable<CategoryWatch> CategoryWatchesOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.CategoryWatches.Where(watch => watch.MemberId == member) : db.CategoryWatches.Where(_ => false);

    /// <summary>
    /// Without topics that the viewer does not want to hear of, and without those of such categories; a topic may be chosen out of a muted
    /// category. Of a guest's topics all.
    /// </summary>
    public static IQueryable<Topic> WithoutMuted(this IQueryable<Topic> topics, ParleyDb db, Viewer viewer)
    {
        if (viewer.IsGuest)
            return topics;

        var (ofTopics, ofCategories) = (db.TopicWatchesOf(viewer), db.CategoryWatchesOf(viewer));
        return topics.Where(topic =>
            !ofTopics.Any(watch => watch.TopicId == topic.Id && watch.Level == WatchLevel.Muted)
            && (!ofCategories.Any(watch => watch.CategoryId == topic.CategoryId && watch.Level == WatchLevel.Muted)
                || ofTopics.Any(watch => watch.TopicId == topic.Id && watch.Level != WatchLevel.Muted)));
    }
}
