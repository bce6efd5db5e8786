using System.Linq.Expressions;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Data.Scopes;

/// <summary>Which topics a viewer may know of: the one place where it is said, for lists, pages, counts and feeds alike.</summary>
public static class TopicScopes
{
    public static IQueryable<Topic> TopicsVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var topics = TopicsOfVisibleCategories(db, viewer);
        return viewer.IsStaff ? topics : topics.Where(topic => topic.Hidden == HiddenCauses.None);
    }

    /// <summary>
    /// What has a page for the viewer: also the viewer's own topics that are hidden, or their author would not learn why. Lists, counts
    /// and whatever is told to others ask <see cref="TopicsVisibleTo"/>.
    /// </summary>
    public static IQueryable<Topic> TopicsInPlaceFor(this ParleyDb db, Viewer viewer)
    {
        if (viewer.IsStaff || viewer.MemberId is not { } self)
            return db.TopicsVisibleTo(viewer);
        return TopicsOfVisibleCategories(db, viewer).Where(topic => topic.Hidden == HiddenCauses.None || topic.AuthorId == self);
    }

    /// <summary>
    /// Those that stand above the others now: above all, and those of their category where <paramref name="category"/> is looked at.
    /// A pin whose time is over is none.
    /// </summary>
    public static Expression<Func<Topic, bool>> IsPinned(DateTimeOffset now, CategoryId? category) => category is null
        ? topic => topic.PinnedAt != null && topic.PinnedIn == PinPlace.Everywhere && (topic.PinnedUntil == null || topic.PinnedUntil > now)
        : topic => topic.PinnedAt != null && (topic.PinnedUntil == null || topic.PinnedUntil > now);

    /// <summary>The others.</summary>
    public static Expression<Func<Topic, bool>> IsNotPinned(DateTimeOffset now, CategoryId? category) => category is null
        ? topic => topic.PinnedAt == null || topic.PinnedIn != PinPlace.Everywhere || (topic.PinnedUntil != null && topic.PinnedUntil <= now)
        : topic => topic.PinnedAt == null || (topic.PinnedUntil != null && topic.PinnedUntil <= now);

    // One whose posts stand in another topic has nothing to show, to moderators neither.
    static IQueryable<Topic> TopicsOfVisibleCategories(ParleyDb db, Viewer viewer) =>
        from topic in db.Topics.Where(row => row.MergedIntoId == null)
        join category in db.CategoriesVisibleTo(viewer) on topic.CategoryId equals category.Id
        select topic;
}
