using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>A post where it stands, with what this viewer may do with it.</summary>
public sealed record PostInTopic(PostView View, Topic Topic, Viewer Viewer)
{
    public bool CanReply => TopicPermissions.CanReply(Viewer, Topic);

    public bool CanEdit => PostPermissions.CanEdit(Viewer, Topic, View.Post);
}
