using Parley.Domain.Topics;

namespace Parley.Web.Features.Posts;

/// <summary>A post that stood on a page and was moved.</summary>
public sealed record MovedPostView
{
    public required int OldNumber { get; init; }

    public required DateTimeOffset MovedAt { get; init; }

    /// <summary>Where it stands now; null for whom that is not to be seen.</summary>
    public required Topic? Topic { get; init; }

    public required int? Number { get; init; }
}

/// <summary>Some of these that went the same way, as one thin line in <paramref name="Here"/>.</summary>
public sealed record MovedPostsView(Topic Here, IReadOnlyList<MovedPostView> Posts)
{
    public MovedPostView First => Posts[0];

    public bool StandsHere => First.Topic?.Id == Here.Id;
}
