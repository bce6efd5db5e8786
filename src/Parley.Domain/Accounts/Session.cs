namespace Parley.Domain.Accounts;

/// <summary>A browser in which a member is signed in. It ends by being deleted: a cookie without its session counts for nothing.</summary>
public sealed class Session
{
    public SessionId Id { get; init; }

    public MemberId MemberId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>Where it was last seen; see <see cref="Shared.NetworkAddress"/>. Erased after a while.</summary>
    public string? Address { get; init; }

    /// <summary>What the browser says that it is.</summary>
    public string Agent { get; init; } = "";
}
