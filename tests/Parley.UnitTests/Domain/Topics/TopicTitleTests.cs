using Parley.Domain.Topics;
using Xunit;

namespace Parley.UnitTests.Domain.Topics;

public sealed class TopicTitleTests
{
    [Theory]
    [InlineData("Why")]
    [InlineData("你好")]
    [InlineData("？")]
    [InlineData("😀")]
    [InlineData("Zoë")]
    public void Title_that_says_something_is_good(string title) => Assert.Null(TopicTitle.Check(title, "title"));

    [Theory]
    [InlineData("", "TitleMissing")]
    [InlineData("   ", "TitleMissing")]
    [InlineData("\u200b\u200d\u2060", "TitleMissing")]
    [InlineData("ab", "TitleTooShort")]
    public void Title_that_says_nothing_is_refused(string title, string code) => Assert.Equal(code, TopicTitle.Check(title, "title")?.Code);

    [Theory]
    [InlineData("x", 200, null)]
    [InlineData("x", 201, "TitleTooLong")]
    [InlineData("中", 200, null)]
    [InlineData("😀", 200, null)]
    [InlineData("😀", 201, "TitleTooLong")]
    [InlineData("👩‍👩‍👧‍👦", 200, "TitleTooLong")] // seven characters each, and the column holds 800
    public void Title_is_as_long_as_a_reader_finds_it_but_fits_its_column(string letter, int count, string? code) =>
        Assert.Equal(code, TopicTitle.Check(string.Concat(Enumerable.Repeat(letter, count)), "title")?.Code);
}
