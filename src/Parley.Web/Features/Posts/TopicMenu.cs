using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>What this viewer may do with the topic; see <see cref="TopicPermissions"/>.</summary>
public sealed record TopicMenu(Topic Topic, Viewer Viewer, TopicOptions Options, DateTimeOffset Now)
{
    public bool CanClose => TopicPermissions.CanClose(Viewer, Topic, Options.AuthorsMayClose);

    public bool CanReopen => TopicPermissions.CanReopen(Viewer, Topic, Options.AuthorsMayClose);

    public bool CanPin => TopicPermissions.CanPin(Viewer);

    public bool CanSlow => TopicPermissions.CanSlow(Viewer);

    public bool CanMove => TopicPermissions.CanMove(Viewer, Topic);

    public bool CanRegroup => TopicPermissions.CanRegroup(Viewer);

    public bool CanHide => TopicPermissions.CauseToHide(Viewer, Topic) != HiddenCauses.None;

    public bool CanRestore => TopicPermissions.CauseToLift(Viewer, Topic) != HiddenCauses.None;

    public bool IsPinned => Topic.IsPinned(Now);

    public bool IsEmpty => !(CanClose || CanReopen || CanPin || CanSlow || CanMove || CanRegroup || CanHide || CanRestore);
}
