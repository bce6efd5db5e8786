using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Parley.Web.Mvc;

/// <summary>
/// Values that others keep for us and can neither read, make nor change: in a link, a form, a cookie, a column. Each serves one
/// purpose, until its time is up if it has one.
/// </summary>
public sealed class Seals(IDataProtectionProvider protection, TimeProvider time)
{
    public string Seal<T>(string purpose, T value, TimeSpan? lifetime = null) =>
        Protector(purpose).Protect(JsonSerializer.Serialize(new Envelope<T>(value, lifetime is { } until ? time.GetUtcNow() + until : null)));

    public string Seal(string purpose, TimeSpan lifetime, params string[] parts) => Seal(purpose, parts, lifetime);

    /// <summary>What was sealed; null for what is not ours, was changed, is of another purpose, or too old.</summary>
    public T? Open<T>(string purpose, string? text)
        where T : class
    {
        try
        {
            var envelope = string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<Envelope<T>>(Protector(purpose).Unprotect(text));
            return envelope is not null && (envelope.Until is null || time.GetUtcNow() < envelope.Until) ? envelope.Value : null;
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Open{T}"/>
    public string[]? Open(string purpose, string? text) => Open<string[]>(purpose, text);

    IDataProtector Protector(string purpose) => protection.CreateProtector("Parley.Seals", purpose);

    sealed record Envelope<T>(T Value, DateTimeOffset? Until);
}
