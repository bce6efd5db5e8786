namespace Parley.Domain.Accounts;

/// <summary>Lets one person register where registration is by invitation. Only the code's hash is kept: the link is a secret.</summary>
public sealed class Invitation
{
    public InvitationId Id { get; init; }

    public string CodeHash { get; init; } = "";

    public string? Email { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}
