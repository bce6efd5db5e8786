using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Parley.Web.Mvc;

/// <summary>
/// Values that others keep for us and can neither read nor change: in a form's field, in a cookie, in a column. A purpose keeps a
/// value from being shown where another kind is asked for.
/// </summary>
public sealed class SealedValues(IDataProtectionProvider protection, TimeProvider time)
{
    public string Seal<T>(string purpose, T value, TimeSpan? lifetime = null) =>
        Protector(purpose).Protect(JsonSerializer.Serialize(new Envelope<T>(value, time.GetUtcNow() + (lifetime ?? TimeSpan.FromDays(36500)))));

    /// <summary>Null for what is not ours, was changed, is of another purpose, or has run out.</summary>
    public T? Open<T>(string purpose, string? value)
        where T : class
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope<T>>(Protector(purpose).Unprotect(value ?? ""));
            return envelope is not null && time.GetUtcNow() < envelope.Until ? envelope.Value : null;
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    IDataProtector Protector(string purpose) => protection.CreateProtector("Parley.SealedValues", purpose);

    sealed record Envelope<T>(T Value, DateTimeOffset Until);
}
