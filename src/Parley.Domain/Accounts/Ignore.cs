namespace Parley.Domain.Accounts;

/// <summary>A member does not want to read another one, who is not told.</summary>
public sealed class Ignore
{
    public MemberId MemberId { get; init; }

    public MemberId IgnoredId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
