using System.Text.RegularExpressions;
using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed partial class CommonMarkTests
{
    const int ExampleCount = 652;

    static readonly Lazy<IReadOnlyList<(string Markdown, string Html)>> Examples = new(Read);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, ExampleCount)];

    [Fact]
    public void The_specification_has_652_examples() => Assert.Equal(ExampleCount, Examples.Value.Count);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_plain_renderer_gives_what_the_example_says(int number)
    {
        var (markdown, html) = Examples.Value[number - 1];
        Assert.Equal(html, PlainCommonMark.ToHtml(markdown));
    }

    static List<(string Markdown, string Html)> Read()
    {
        var path = Path.Combine(Checkout.Root, "tests", "Parley.UnitTests", "node_modules", "commonmark-spec", "spec.txt");
        return [.. Example().Matches(File.ReadAllText(path)).Select(match => (Tabs(match.Groups["markdown"]), Tabs(match.Groups["html"])))];
    }

    /// <summary>The specification shows tabs as arrows.</summary>
    static string Tabs(Group text) => text.Value.Replace('→', '\t');

    [GeneratedRegex("^`{32} example\n(?<markdown>[\\s\\S]*?)^\\.\n(?<html>[\\s\\S]*?)^`{32}$", RegexOptions.Multiline)]
    private static partial Regex Example();
}
