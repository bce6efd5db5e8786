using Parley.Data.Jobs;
using Parley.Domain.Posts;

namespace Parley.Web.Features.Search;

/// <summary>An edited post is found by what it says now, and a renamed topic by its new title.</summary>
public sealed class OnPostChanged(IndexPost index) : IJobHandler<PostEdited>
{
    public Task HandleAsync(PostEdited happened, CancellationToken cancel) => index.IndexAsync(new(happened.PostId), cancel);
}
