namespace Parley.Domain.Accounts;

/// <summary>How often a wrong password was given lately, by whom or for whom.</summary>
public sealed class LoginFailure
{
    /// <summary><c>member:7</c>, <c>address:192.0.2.1</c>, <c>device:…</c>; see <see cref="GuessLimit"/>.</summary>
    public string Subject { get; init; } = "";

    public int Failures { get; init; }

    public DateTimeOffset FailedAt { get; init; }
}
