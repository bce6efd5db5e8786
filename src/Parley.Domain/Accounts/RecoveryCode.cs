using System.Security.Cryptography;
using System.Text;

namespace Parley.Domain.Accounts;

/// <summary>Stands in for the authenticator app once. Only its digest is kept; using it deletes it.</summary>
public sealed class RecoveryCode
{
    public const int CountOfSet = 10;

    // 80 bits of chance: too many to guess by a digest, so that it needs no slow one.
    const int Letters = 16;
    const int LettersOfGroup = 4;

    public MemberId MemberId { get; init; }

    public string Digest { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public static IReadOnlyList<string> NewSet() => [.. Enumerable.Range(0, CountOfSet).Select(_ => New())];

    public static string DigestOf(MemberId member, string typed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{member}:{Clean(typed)}")));

    /// <summary>True for what has the form of a code.</summary>
    public static bool IsOne(string text) => text.Length == Letters + Letters / LettersOfGroup - 1 && Clean(text).Length == Letters;

    static string New() => string.Join(
        '-', RandomNumberGenerator.GetString(Base32.Alphabet, Letters).ToLowerInvariant().Chunk(LettersOfGroup).Select(group => new string(group)));

    // The alphabet has no zero, one or eight: who reads one from paper means a letter.
    static string Clean(string typed) =>
        string.Concat(typed.ToUpperInvariant().Replace('0', 'O').Replace('1', 'L').Replace('8', 'B').Where(Base32.Alphabet.Contains));
}
