using Parley.Domain.Holding;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>Takes a post that was edited out of sight until a moderator has looked: a reply alone, a first post with its topic.</summary>
public sealed class HoldAgain(FindPost find, HidePost hidePost, HideTopic hideTopic, NoteHeld held)
{
    /// <summary>In the edit's transaction, which holds the topic.</summary>
    public async Task HoldAsync(Viewer viewer, PostId id, Hold hold, CancellationToken cancel)
    {
        if (await find.InPlaceAsync(viewer, id, cancel) is not { } found)
            return;

        await held.HoldAgainAsync(found.Post, hold, cancel);
        await (found.Post.IsFirst
            ? hideTopic.ChangeAsync(found.Topic, found.Topic.Hidden | HiddenCauses.Held, cancel)
            : hidePost.ChangeAsync(found, found.Post.Hidden | HiddenCauses.Held, cancel));
    }
}
