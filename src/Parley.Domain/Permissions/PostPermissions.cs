using Parley.Domain.Moderation;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer may do with a post that the viewer can see.</summary>
public static class PostPermissions
{
    public static bool CanEdit(Viewer viewer, Topic topic, Post post) =>
        post.Kind == PostKind.Text
        && viewer.MayWrite
        && (viewer.IsStaff || (post.AuthorId == viewer.MemberId && MayChange(viewer, topic) && post.Hidden == HiddenCauses.None));

    public static bool CanLike(Viewer viewer, Topic topic, Post post) =>
        viewer.MayWrite && CanBookmark(viewer, post) && post.AuthorId != viewer.MemberId && post.Hidden == HiddenCauses.None && topic.Hidden == HiddenCauses.None;

    public static bool CanFlag(Viewer viewer, Post post) => viewer.MayWrite && post.Kind == PostKind.Text && post.AuthorId != viewer.MemberId;

    public static bool CanBookmark(Viewer viewer, Post post) => !viewer.IsGuest && post.Kind == PostKind.Text;

    /// <summary>The cause with which this viewer hides the post; none for who may not. A first post is hidden with its topic.</summary>
    public static HiddenCauses CauseToHide(Viewer viewer, Topic topic, Post post)
    {
        if (!viewer.MayWrite || post.IsFirst || post.Kind != PostKind.Text)
            return HiddenCauses.None;
        if (post.AuthorId == viewer.MemberId)
            return post.Hidden == HiddenCauses.None && MayChange(viewer, topic) ? HiddenCauses.ByAuthor : HiddenCauses.None;
        return viewer.IsStaff && !post.Hidden.HasFlag(HiddenCauses.ByModerator) ? HiddenCauses.ByModerator : HiddenCauses.None;
    }

    /// <summary>The cause that this viewer takes away; others are left. Nobody undoes what another kind of people did.</summary>
    public static HiddenCauses CauseToLift(Viewer viewer, Topic topic, Post post)
    {
        if (viewer.MayWrite && viewer.MemberId == post.AuthorId && post.Hidden.HasFlag(HiddenCauses.ByAuthor) && MayChange(viewer, topic))
            return HiddenCauses.ByAuthor;
        return viewer.IsStaff && !post.IsFirst && post.Hidden.HasFlag(HiddenCauses.ByModerator) ? HiddenCauses.ByModerator : HiddenCauses.None;
    }

    /// <summary>Which reply solved it is said by who asked, and by moderators; in a closed topic too.</summary>
    public static bool CanMarkAnswer(Viewer viewer, Topic topic, Post post) =>
        !post.IsFirst && post.Kind == PostKind.Text && post.Hidden == HiddenCauses.None && topic.AnswerPostId != post.Id && MaySolve(viewer, topic);

    public static bool CanUnmarkAnswer(Viewer viewer, Topic topic, Post post) => topic.AnswerPostId == post.Id && MaySolve(viewer, topic);

    /// <summary>What the post said before is seen by whoever sees the post; of one that is hidden, by moderators.</summary>
    public static bool CanReadHistory(Viewer viewer, Post post) =>
        post.Kind == PostKind.Text && (viewer.IsStaff || post.Hidden == HiddenCauses.None);

    public static bool CanReadVersion(Viewer viewer, PostVersion version) => viewer.IsStaff || !version.IsHidden;

    /// <summary>The last version is the post itself, and not hidden here.</summary>
    public static bool CanHideVersion(Viewer viewer, PostVersion version, int last) => viewer.IsStaff && version.Number < last;

    static bool MaySolve(Viewer viewer, Topic topic) =>
        viewer.MayWrite && topic.IsShown && (viewer.IsStaff || topic.AuthorId == viewer.MemberId);

    static bool MayChange(Viewer viewer, Topic topic) => viewer.IsStaff || (!topic.IsClosed && topic.IsShown);
}
