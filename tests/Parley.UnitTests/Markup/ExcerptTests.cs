using System.Globalization;
using CsCheck;
using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly 10", 10, "exactly 10")]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("one two three", 7, "one two…")]
    [InlineData("one two three", 6, "one…")]
    [InlineData("  one \n\n two\tthree ", 20, "one two three")]
    [InlineData("Donaudampfschiff", 5, "Donau…")]
    [InlineData("这是一个很长的句子", 5, "这是一个很…")]
    [InlineData("say 你好世界 now", 6, "say 你好…")]
    [InlineData("👩‍👩‍👧 👩‍👩‍👧", 1, "👩‍👩‍👧…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301…")]
    [InlineData("", 5, "")]
    [InlineData("   ", 5, "")]
    [InlineData("a b", 0, "…")]
    public void A_text_is_cut_between_words(string text, int length, string excerpt) => Assert.Equal(excerpt, Excerpt.Of(text, length));

    [Fact]
    public void An_excerpt_is_never_longer_and_never_cuts_a_grapheme()
    {
        var pieces = Gen.OneOf("a", "word", " ", "\n", "你", "好", "👩‍👩‍👧", "e\u0301", "🇫🇷", "नि", ".", "-");
        Gen.Select(pieces.Array[0, 40], Gen.Int[1, 20]).Sample((parts, length) =>
        {
            var text = string.Concat(parts);
            var excerpt = Excerpt.Of(text, length);
            var kept = excerpt.EndsWith('…') ? excerpt[..^1] : excerpt;
            var graphemes = Graphemes(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            Assert.True(Graphemes(kept).Count <= length);
            Assert.Equal(string.Concat(graphemes.Take(Graphemes(kept).Count)), kept);
        });
    }

    static List<string> Graphemes(string text)
    {
        var graphemes = new List<string>();
        for (var each = StringInfo.GetTextElementEnumerator(text); each.MoveNext();)
        {
            graphemes.Add(each.GetTextElement());
        }

        return graphemes;
    }
}
