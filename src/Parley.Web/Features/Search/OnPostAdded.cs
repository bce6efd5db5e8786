using Parley.Data.Jobs;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Search;

/// <summary>A new post can be found.</summary>
public sealed class OnPostAdded(IndexPost index) : IJobHandler<ReplyPosted>
{
    public Task HandleAsync(ReplyPosted happened, CancellationToken cancel) => index.IndexAsync(new(happened.PostId), cancel);
}
