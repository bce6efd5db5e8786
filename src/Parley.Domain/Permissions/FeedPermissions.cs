using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Profiles;
using Parley.Domain.Topics;

namespace Parley.Domain.Permissions;

/// <summary>What has a feed: what anybody may read, whoever looks at the page that links to it.</summary>
public static class FeedPermissions
{
    public static bool HasFeed(Category category) => category.SeenBy == GroupId.Everyone && category.ParentSeenBy == GroupId.Everyone;

    public static bool HasFeed(Topic topic, Category category) => HasFeed(category) && topic.Hidden == HiddenCauses.None;

    public static bool HasFeed(Profile profile) => ProfilePermissions.CanSee(Viewer.Guest, profile.MemberId, profile.ActivityFor);
}
