using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Domain.Permissions;

/// <summary>What a viewer may do with a post that the viewer can see.</summary>
public static class PostPermissions
{
    public static bool CanEdit(Viewer viewer, Topic topic, Post post) =>
        post.Kind == PostKind.Text
        && !viewer.IsGuest
        && (viewer.IsStaff || (post.AuthorId == viewer.MemberId && !topic.IsClosed));
}
