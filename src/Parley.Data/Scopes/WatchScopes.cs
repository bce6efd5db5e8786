using Parley.Domain.Categories;
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

    /// <summary>What the viewer chose for tags; nothing, for a guest.</summary>
    public static IQueryable<TagWatch> TagWatchesOf(this ParleyDb db, Viewer viewer) =>
        viewer.MemberId is { } member ? db.TagWatches.Where(watch => watch.MemberId == member) : db.TagWatches.Where(_ => false);

    /// <summary>What the viewer chose for the tags that topics have.</summary>
    public static IQueryable<TopicTagWatch> TopicTagWatchesOf(this ParleyDb db, Viewer viewer) =>
        from link in db.TopicTags
        join watch in db.TagWatchesOf(viewer) on link.TagId equals watch.TagId
        select new TopicTagWatch { TopicId = link.TopicId, Level = watch.Level };

    /// <summary>
    /// Without topics that the viewer does not want to hear of, by <see cref="WatchLevels"/>: a topic may be chosen out of a muted category
    /// or tag. Of a guest's topics all.
    /// </summary>
    public static IQueryable<Topic> WithoutMuted(this IQueryable<Topic> topics, ParleyDb db, Viewer viewer)
    {
        if (viewer.IsGuest)
            return topics;

        var (ofTopics, ofTags) = (db.TopicWatchesOf(viewer), db.TopicTagWatchesOf(viewer));
        var (quiet, loud) = (Quiet(db, viewer), Loud(db, viewer));
        return topics.Where(topic =>
            !ofTopics.Any(watch => watch.TopicId == topic.Id && watch.Level == WatchLevel.Muted)
            && ((!quiet.Any(category => category.Id == topic.CategoryId) && !ofTags.Any(watch => watch.TopicId == topic.Id && watch.Level == WatchLevel.Muted))
                || ofTopics.Any(watch => watch.TopicId == topic.Id)
                || loud.Any(category => category.Id == topic.CategoryId)
                || ofTags.Any(watch => watch.TopicId == topic.Id && (watch.Level == WatchLevel.Watching || watch.Level == WatchLevel.FirstPostOnly))));
    }

    // A category without a word of its own has that of the one above it.
    static IQueryable<Category> Quiet(ParleyDb db, Viewer viewer)
    {
        var watches = db.CategoryWatchesOf(viewer);
        return db.Categories.Where(category =>
            watches.Any(watch => watch.CategoryId == category.Id && watch.Level == WatchLevel.Muted)
            || (!watches.Any(watch => watch.CategoryId == category.Id) && watches.Any(watch => watch.CategoryId == category.ParentId && watch.Level == WatchLevel.Muted)));
    }

    static IQueryable<Category> Loud(ParleyDb db, Viewer viewer)
    {
        var watches = db.CategoryWatchesOf(viewer);
        var loud = watches.Where(watch => watch.Level == WatchLevel.Watching || watch.Level == WatchLevel.FirstPostOnly);
        return db.Categories.Where(category =>
            loud.Any(watch => watch.CategoryId == category.Id)
            || (!watches.Any(watch => watch.CategoryId == category.Id) && loud.Any(watch => watch.CategoryId == category.ParentId)));
    }
}

/// <summary>What somebody chose for one of a topic's tags.</summary>
public sealed record TopicTagWatch
{
    public required TopicId TopicId { get; init; }

    public required WatchLevel Level { get; init; }
}
