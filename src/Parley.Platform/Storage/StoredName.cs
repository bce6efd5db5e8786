using System.Text.RegularExpressions;

namespace Parley.Platform.Storage;

static partial class StoredName
{
    /// <summary>Names are made by the forum, never by members; should one slip through, it stays inside the store all the same.</summary>
    public static string Check(string name) =>
        Name().IsMatch(name) ? name : throw new ArgumentException($"'{name}' is no name for a file.", nameof(name));

    [GeneratedRegex(@"\A[a-z0-9-]+(/[a-z0-9-]+)*(\.[a-z0-9]+)?\z")]
    private static partial Regex Name();
}
