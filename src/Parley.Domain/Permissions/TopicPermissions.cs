using Parley.Domain.Topics;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer may do with a topic that the viewer can see.</summary>
public static class TopicPermissions
{
    public static bool CanReply(Viewer viewer, Topic topic) => !viewer.IsGuest && (!topic.IsClosed || viewer.IsStaff);
}
