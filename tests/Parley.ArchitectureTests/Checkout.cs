using System.Diagnostics;

namespace Parley.ArchitectureTests;

/// <summary>The files that this program is made of.</summary>
static class Checkout
{
    static readonly Lazy<IReadOnlyList<SourceFile>> Kept = new(List);

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Those that are in version control or are about to be.</summary>
    public static IReadOnlyList<SourceFile> Files => Kept.Value;

    public static IEnumerable<SourceFile> Views => Files.Where(file => file.Path.EndsWith(".cshtml", StringComparison.Ordinal));

    static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("No folder above the tests holds Parley.slnx."),
        _ when File.Exists(Path.Combine(folder.FullName, "Parley.slnx")) => folder.FullName,
        _ => Find(folder.Parent),
    };

    static List<SourceFile> List()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. paths.Where(path => File.Exists(Path.Combine(Root, path))).Order(StringComparer.Ordinal).Select(path => new SourceFile(path))];
    }
}

/// <summary><paramref name="Path"/> is the one from the root of the checkout, with slashes.</summary>
sealed record SourceFile(string Path)
{
    public string Text => File.ReadAllText(System.IO.Path.Combine(Checkout.Root, Path));

    public string Name => Path.Split('/')[^1];

    /// <summary>The feature that it belongs to; null outside of features.</summary>
    public string? Feature => Path.Split('/') is ["src", "Parley.Web", "Features", var feature, _, ..] ? feature : null;

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public override string ToString() => Path;
}
