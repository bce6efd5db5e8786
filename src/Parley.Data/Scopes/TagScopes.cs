using Parley.Domain.Permissions;
using Parley.Domain.Tags;

namespace Parley.Data.Scopes;

public static class TagScopes
{
    /// <summary>Those that a topic has which the viewer sees: the name of another one may tell of what is hidden. Moderators know all.</summary>
    public static IQueryable<Tag> TagsVisibleTo(this ParleyDb db, Viewer viewer)
    {
        if (viewer.IsStaff)
            return db.Tags;

        var topics = db.TopicsVisibleTo(viewer);
        return db.Tags.Where(tag => db.TopicTags.Any(link => link.TagId == tag.Id && topics.Any(topic => topic.Id == link.TopicId)));
    }
}
