namespace Parley.Domain.Posts;

/// <summary>Where a post was sent from, for as long as the forum keeps that.</summary>
public sealed class PostOrigin
{
    public PostId PostId { get; init; }

    /// <summary>See <see cref="Shared.NetworkAddress"/>.</summary>
    public string Address { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
