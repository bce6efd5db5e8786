using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Parley.Web.Mvc;

/// <summary>Words that go out into the world and come back unchanged: for addresses that do something for who isn't signed in.</summary>
public sealed class Seals(IDataProtectionProvider protection)
{
    public string Seal(string purpose, string words) => protection.CreateProtector(purpose).Protect(words);

    /// <summary>Null for what was not sealed here, or for another purpose.</summary>
    public string? Open(string purpose, string? sealedWords)
    {
        try
        {
            return string.IsNullOrEmpty(sealedWords) ? null : protection.CreateProtector(purpose).Unprotect(sealedWords);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
