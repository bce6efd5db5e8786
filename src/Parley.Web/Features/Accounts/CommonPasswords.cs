using System.Collections.Frozen;
using System.IO.Compression;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// The passwords that are tried first. The list holds whole passwords of ten characters and more, and words that become one by a
/// year or a sign behind them, or by being written twice.
/// </summary>
static class CommonPasswords
{
    const string Resource = "common-passwords.txt.gz";

    static readonly Lazy<FrozenSet<string>> All = new(Read);

    public static bool Contain(string password) =>
        Contains(password) || Contains(PasswordPatterns.Core(password)) || WordsIn(PasswordPatterns.Core(password));

    static bool Contains(string word) => All.Value.Contains(PasswordPatterns.Fold(word));

    // "ilovemydog" is one of the list; "SunshineMonkey" is two.
    static bool WordsIn(string core) =>
        Enumerable.Range(1, Math.Max(0, core.Length - 1)).Any(at => Contains(core[..at]) && Contains(core[at..].TrimStart('-', '_', '.', ' ')));

    static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        using var lines = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(PasswordPatterns.Fold).ToFrozenSet(StringComparer.Ordinal);
    }
}
