using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

public static class EmailAddress
{
    // RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its angle brackets.
    public const int LongestLength = 254;

    public static Problem? Check(string? address, string field)
    {
        if (string.IsNullOrWhiteSpace(address))
            return new Problem(field, "EmailMissing");

        return IsPlausible(address.Trim()) ? null : new Problem(field, "EmailInvalid");
    }

    /// <summary>How an address is compared. Servers may tell cases apart before the @, but no member does.</summary>
    public static string KeyOf(string address) => TypedText.Wellformed(address).Trim().Normalize().ToLowerInvariant();

    // Whether mail arrives is found out by sending one; this catches slips and header injection.
    static bool IsPlausible(string address)
    {
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..];
        return address.Length <= LongestLength && KeyOf(address).Length <= LongestLength
            && at > 0
            && domain.Length >= 3 && domain.Contains('.', StringComparison.Ordinal) && !domain.StartsWith('.') && !domain.EndsWith('.')
            && !domain.Contains("..", StringComparison.Ordinal)
            && address.All(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('<' or '>' or ',' or ';' or '"' or '(' or ')'))
            && address.AsSpan().Count('@') == 1;
    }
}
