using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Data.Scopes;

/// <summary>Which topics a viewer may know of: the one place where it is said, for lists, pages, counts and feeds alike.</summary>
public static class TopicScopes
{
    public static IQueryable<Topic> TopicsVisibleTo(this ParleyDb db, Viewer viewer)
    {
        var reach = viewer.Reach;
        var topics =
            from topic in db.Topics
            join category in db.Categories on topic.CategoryId equals category.Id
            where category.Access <= reach
            select topic;
        return viewer.IsStaff ? topics : topics.Where(topic => topic.Hidden == HiddenCauses.None);
    }
}
