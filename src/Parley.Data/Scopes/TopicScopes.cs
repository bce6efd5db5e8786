using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Data.Scopes;

/// <summary>Which topics a viewer may know of: the one place where it is said, for lists, pages, counts and feeds alike.</summary>
public static class TopicScopes
{
    public static IQueryable<Topic> TopicsVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var topics =
            from topic in db.Topics
            join category in db.CategoriesVisibleTo(viewer) on topic.CategoryId equals category.Id
            select topic;
        return viewer.IsStaff ? topics : topics.Where(topic => topic.Hidden == HiddenCauses.None);
    }
}
