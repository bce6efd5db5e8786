namespace Parley.Domain.Accounts;

/// <summary>A sealed value that was used and must not be used again; kept until it would have run out anyway.</summary>
public sealed class SpentValue
{
    public string Digest { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }
}
