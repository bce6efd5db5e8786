using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Parley.Web.Mvc;

/// <summary>Words that go out in a link, a form or a cookie and can't be read, made or changed outside; each serves one purpose until its time is up.</summary>
public sealed class Seals(IDataProtectionProvider protection, TimeProvider time)
{
    public string Seal(string purpose, TimeSpan lifetime, params string[] parts) =>
        Protector(purpose).Protect(JsonSerializer.Serialize(new Content(time.GetUtcNow() + lifetime, parts)));

    /// <summary>What was sealed; null for what is not ours, of another purpose, or too old.</summary>
    public string[]? Open(string purpose, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        try
        {
            var content = JsonSerializer.Deserialize<Content>(Protector(purpose).Unprotect(text));
            return content is not null && time.GetUtcNow() < content.Until ? content.Parts : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    IDataProtector Protector(string purpose) => protection.CreateProtector("Parley.Seals", purpose);

    sealed record Content(DateTimeOffset Until, string[] Parts);
}
