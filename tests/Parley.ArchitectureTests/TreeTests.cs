using System.Text.RegularExpressions;
using Xunit;

namespace Parley.ArchitectureTests;

/// <summary>What no file holds.</summary>
public sealed partial class TreeTests
{
    const int MostLines = 400;

    static readonly string[] WrittenByHand = [".cs", ".cshtml", ".ts", ".css", ".mjs", ".sh", ".csproj", ".props", ".targets", ".md"];
    static readonly string[] Binary = [".png", ".jpg", ".webp", ".ico", ".woff2", ".gz", ".br"];

    [Fact]
    public void No_source_file_is_longer_than_four_hundred_lines() =>
        Assert.Equal([], Checkout.Files
            .Where(file => file.IsIn("src") && WrittenByHand.Contains(Path.GetExtension(file.Path)))
            .Select(file => (file.Path, Lines: file.Text.Count(c => c == '\n')))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.Path}: {file.Lines}"));

    [Fact]
    public void No_file_leaves_work_to_be_done() => Assert.Equal([], Found(Unfinished()));

    [Fact]
    public void No_file_knows_a_folder_of_somebodys_machine() => Assert.Equal([], Found(SomebodysFolder()));

    static IEnumerable<string> Found(Regex regex) =>
        from file in Checkout.Files
        where !Binary.Contains(Path.GetExtension(file.Path)) && file.Name is not ("package-lock.json" or "packages.lock.json")
        from line in file.Text.Split('\n').Index()
        where regex.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    // The brackets keep these lines from finding themselves.
    [GeneratedRegex(@"\b(TOD[O]|FIXM[E]|HAC[K]|XX[X])\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.])(/(home|root|Users|work|mnt)/[\w.])|[A-Z]:\\\\?(Users|Documents)")]
    private static partial Regex SomebodysFolder();
}
