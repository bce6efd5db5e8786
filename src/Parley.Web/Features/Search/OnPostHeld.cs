using Parley.Data.Jobs;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Search;

/// <summary>What waits for review is found by moderators; whoever may not see it does not find it.</summary>
public sealed class OnPostHeld(IndexPost index) : IJobHandler<PostHeld>
{
    public Task HandleAsync(PostHeld happened, CancellationToken cancel) => index.IndexAsync(new(happened.PostId), cancel);
}
