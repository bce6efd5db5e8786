using System.Diagnostics;
using CsCheck;
using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class DifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("same", "same", "same")]
    [InlineData("the old word", "the new word", "the [-old-][+new+] word")]
    [InlineData("", "all new", "[+all new+]")]
    [InlineData("all gone", "", "[-all gone-]")]
    [InlineData("one\ntwo\n", "one\nthree\n", "one\n[-two-][+three+]\n")]
    [InlineData("我喜欢面包", "我喜欢米饭", "我喜欢[-面包-][+米饭+]")]
    [InlineData("Straße 5, hier", "Straße 6, hier", "Straße [-5-][+6+], hier")]
    [InlineData("a 👍🏽 b", "a 👍🏿 b", "a [-👍🏽-][+👍🏿+] b")]
    public void Words_that_changed_are_marked(string before, string after, string marked) => Assert.Equal(marked, Marked(before, after));

    [Fact]
    public void Pieces_make_both_texts_whatever_they_are() =>
        Gen.Select(Gen.String, Gen.String).Sample((before, after) => IsWhole(before, after));

    [Fact]
    public void Pieces_make_both_texts_of_many_lines() =>
        Gen.Select(Lines, Lines).Sample((before, after) => IsWhole(before, after));

    [Fact]
    public void One_word_in_a_long_text_is_found()
    {
        var text = string.Concat(Enumerable.Range(0, 9_000).Select(number => $"w{number} "));

        Assert.Equal(2, Difference.Between(text, text.Replace("w4500 ", "changed ", StringComparison.Ordinal)).Count(piece => piece.Kind != DifferenceKind.Same));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    public void Texts_with_nothing_in_common_cost_little(string gap)
    {
        var (before, after) = (Text("a", gap), Text("b", gap));
        var since = Stopwatch.GetTimestamp();

        var pieces = Difference.Between(before, after);

        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(3));
        Assert.True(IsWhole(before, after, pieces));
    }

    static string Text(string letter, string gap) => string.Concat(Enumerable.Range(0, 12_000).Select(number => $"{letter}{number % 7}{gap}"));

    static readonly string[] Phrases = ["one two", "three", "four five six", ""];

    static readonly Gen<string> Lines = Gen.Int[0, 3].Array[0, 30].Select(lines => string.Join('\n', lines.Select(line => Phrases[line])));

    static bool IsWhole(string before, string after) => IsWhole(before, after, Difference.Between(before, after));

    static bool IsWhole(string before, string after, IReadOnlyList<DifferencePiece> pieces) =>
        Without(pieces, DifferenceKind.Added) == before && Without(pieces, DifferenceKind.Removed) == after;

    static string Without(IReadOnlyList<DifferencePiece> pieces, DifferenceKind kind) =>
        string.Concat(pieces.Where(piece => piece.Kind != kind).Select(piece => piece.Text));

    static string Marked(string before, string after) => string.Concat(Difference.Between(before, after).Select(piece => piece.Kind switch
    {
        DifferenceKind.Removed => $"[-{piece.Text}-]",
        DifferenceKind.Added => $"[+{piece.Text}+]",
        _ => piece.Text,
    }));
}
