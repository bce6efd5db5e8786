using Parley.Data.Jobs;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Search;

/// <summary>The name of a member who left is not found where others wrote it.</summary>
public sealed class OnPostRewritten(IndexPost index) : IJobHandler<PostRewritten>
{
    public Task HandleAsync(PostRewritten happened, CancellationToken cancel) => index.IndexAsync(new(happened.PostId), cancel);
}
