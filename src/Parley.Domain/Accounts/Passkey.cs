using System.Security.Cryptography;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

/// <summary>A key that a member's device keeps (WebAuthn). Of it, this is the public half.</summary>
public sealed class Passkey
{
    public const int LongestName = 60;

    /// <summary>Browsers are told all of them when another one is made: a bound keeps that short.</summary>
    public const int MostOfOneMember = 20;

    public PasskeyId Id { get; init; }

    public MemberId MemberId { get; init; }

    /// <summary>The digest of the credential's id, which may have 1023 bytes: more than an index takes everywhere.</summary>
    public string CredentialKey { get; init; } = "";

    /// <summary>In base64, like the public key.</summary>
    public string CredentialId { get; init; } = "";

    public string PublicKey { get; init; } = "";

    public string Name { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>How often the device has signed, as far as it counts: one that falls behind is a copy.</summary>
    public long SignCount { get; init; }

    /// <summary>How the device can be reached, such as "internal" or "usb", separated by spaces.</summary>
    public string Transports { get; init; } = "";

    public bool IsUserVerified { get; init; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; init; }

    public static string KeyOf(ReadOnlySpan<byte> credentialId) => Convert.ToHexStringLower(SHA256.HashData(credentialId));

    /// <summary>See <see cref="Member.PasskeyHandle"/>; it can't be taken for a number.</summary>
    public static string NewHandle() => "u-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public static Problem? CheckName(string name, string field) => name switch
    {
        _ when !TypedText.HasInk(name) => new Problem(field, "PasskeyNameMissing"),
        { Length: > LongestName } => new Problem(field, "PasskeyNameTooLong", LongestName),
        _ => null,
    };
}
