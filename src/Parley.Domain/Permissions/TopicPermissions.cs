using Parley.Domain.Topics;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer may do with a topic that the viewer can see.</summary>
public static class TopicPermissions
{
    /// <summary><paramref name="mayReplyHere"/>: the topic's category is open for the viewer's replies, as the scopes say.</summary>
    public static bool CanReply(Viewer viewer, Topic topic, bool mayReplyHere) =>
        !viewer.IsGuest && (viewer.IsStaff || (mayReplyHere && !topic.IsClosed));
}
