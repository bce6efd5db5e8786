using Parley.Domain.Moderation;
using Parley.Domain.Topics;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer may do with a topic that the viewer can see.</summary>
public static class TopicPermissions
{
    /// <summary><paramref name="mayReplyHere"/>: the topic's category is open for the viewer's replies, as the scopes say.</summary>
    public static bool CanReply(Viewer viewer, Topic topic, bool mayReplyHere) =>
        viewer.MayWrite && (viewer.IsStaff || (mayReplyHere && !topic.IsClosed && topic.IsShown));

    /// <summary><paramref name="authorsMay"/> is the forum's choice.</summary>
    public static bool CanClose(Viewer viewer, Topic topic, bool authorsMay) =>
        !topic.IsClosed && (viewer.IsStaff || (authorsMay && topic.IsShown && IsAuthor(viewer, topic)));

    /// <summary>Nobody undoes what another kind of people did.</summary>
    public static bool CanReopen(Viewer viewer, Topic topic, bool authorsMay) =>
        topic.IsClosed && (viewer.IsStaff || (authorsMay && topic.IsShown && topic.ClosedByAuthor && IsAuthor(viewer, topic)));

    /// <summary>Who does it to somebody else says why.</summary>
    public static bool OwesReason(Viewer viewer, Topic topic) => !IsAuthor(viewer, topic);

    public static bool CanPin(Viewer viewer) => viewer.IsStaff;

    public static bool CanSlow(Viewer viewer) => viewer.IsStaff;

    public static bool CanMove(Viewer viewer, Topic topic) => viewer.IsStaff || IsOwnAndFresh(viewer, topic);

    /// <summary>Whether the viewer may move replies out of topics, split these, and merge them.</summary>
    public static bool CanRegroup(Viewer viewer) => viewer.IsStaff;

    /// <summary>Below the first post, whose text stays. Staff too adds to its own texts only: it has the pencil for the others.</summary>
    public static bool CanAdd(Viewer viewer, Topic topic) => IsAuthor(viewer, topic) && !topic.IsClosed && topic.IsShown;

    /// <summary>The cause with which this viewer hides the topic; none for who may not. What others wrote into is not the author's to hide.</summary>
    public static HiddenCauses CauseToHide(Viewer viewer, Topic topic)
    {
        if (IsOwnAndFresh(viewer, topic))
            return HiddenCauses.ByAuthor;
        return viewer.IsStaff && !topic.Hidden.HasFlag(HiddenCauses.ByModerator) ? HiddenCauses.ByModerator : HiddenCauses.None;
    }

    /// <summary>The cause that this viewer takes away; others are left.</summary>
    public static HiddenCauses CauseToLift(Viewer viewer, Topic topic)
    {
        if (IsAuthor(viewer, topic) && topic.Hidden.HasFlag(HiddenCauses.ByAuthor))
            return HiddenCauses.ByAuthor;
        return viewer.IsStaff && topic.Hidden.HasFlag(HiddenCauses.ByModerator) ? HiddenCauses.ByModerator : HiddenCauses.None;
    }

    static bool IsOwnAndFresh(Viewer viewer, Topic topic) =>
        IsAuthor(viewer, topic) && topic is { ReplyCount: 0, IsClosed: false, IsShown: true };

    static bool IsAuthor(Viewer viewer, Topic topic) => viewer.MayWrite && viewer.MemberId == topic.AuthorId;
}
