using Parley.Domain.Accounts;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>The keys shared with authenticator apps stand sealed in the database: a table that got out alone opens nothing.</summary>
public sealed class AuthenticatorKeys(Seals seals)
{
    public string Seal(MemberId member, byte[] key) => seals.Seal(PurposeOf(member), key);

    /// <summary>Null when the key that it was sealed with is lost.</summary>
    public byte[]? Open(SecondFactor factor) => seals.Open<byte[]>(PurposeOf(factor.MemberId), factor.SealedKey);

    static string PurposeOf(MemberId member) => $"authenticator of {member}";
}
