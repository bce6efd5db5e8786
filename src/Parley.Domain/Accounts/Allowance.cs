namespace Parley.Domain.Accounts;

/// <summary>How much of something that is rationed (mails, registrations) was used lately.</summary>
public sealed class Allowance
{
    public string Subject { get; init; } = "";

    public int Used { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset LastAt { get; init; }
}
