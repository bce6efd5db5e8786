using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Search;

/// <summary>A post with its topic, as conditions ask of both.</summary>
public sealed record SoughtPost
{
    public required Post Post { get; init; }

    public required Topic Topic { get; init; }
}
