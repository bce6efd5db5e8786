using Parley.Domain.Moderation;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>Hides what was reported until a moderator has looked, and ends that: a reply alone, a first post with its topic. In a transaction that holds the topic.</summary>
public sealed class HideFlagged(HidePost hidePost, HideTopic hideTopic)
{
    public Task HideAsync(FoundPost found, CancellationToken cancel) => found.Post.IsFirst
        ? hideTopic.ChangeAsync(found.Topic, found.Topic.Hidden | HiddenCauses.ByFlags, cancel)
        : hidePost.ChangeAsync(found, found.Post.Hidden | HiddenCauses.ByFlags, cancel);

    public async Task EndAsync(FoundPost found, CancellationToken cancel)
    {
        if (found.Post.IsFirst && found.Topic.Hidden.HasFlag(HiddenCauses.ByFlags))
            await hideTopic.ChangeAsync(found.Topic, found.Topic.Hidden & ~HiddenCauses.ByFlags, cancel);
        else if (found.Post.Hidden.HasFlag(HiddenCauses.ByFlags))
            await hidePost.ChangeAsync(found, found.Post.Hidden & ~HiddenCauses.ByFlags, cancel);
    }
}
