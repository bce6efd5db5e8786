using Parley.Domain.Search;
using Xunit;

namespace Parley.UnitTests.Domain.Search;

public sealed class ReadQueryTests
{
    [Theory]
    [InlineData("two words", "two & words")]
    [InlineData("\"two words\" three", "'two words' & three")]
    [InlineData("“two words”", "'two words'")]
    [InlineData("-without this", "!without & this")]
    [InlineData("-\"not this\"", "!'not this'")]
    [InlineData("a OR b c", "(a | b) & c")]
    [InlineData("a OR b OR c", "(a | b | c)")]
    [InlineData("a or b", "a & or & b")]
    [InlineData("http://example.org", "http://example.org")]
    [InlineData("std::vector", "std::vector")]
    [InlineData("well-known", "well-known")]
    [InlineData("+ & | *", "")]
    [InlineData("a author:anna b", "a & b")]
    [InlineData("lamp\"shade\"", "lamp & 'shade'")]
    public void Words_are_read(string typed, string expected) => Assert.Equal(expected, Written(ReadQuery.Of(typed)));

    [Theory]
    [InlineData("author:anna", ConditionKind.Author, "anna", false)]
    [InlineData("AUTHOR:@anna", ConditionKind.Author, "anna", false)]
    [InlineData("-tag:garden", ConditionKind.Tag, "garden", true)]
    [InlineData("category:\"two words\"", ConditionKind.Category, "two words", false)]
    [InlineData("is:Solved", ConditionKind.Is, "solved", false)]
    [InlineData("作者 author：anna", ConditionKind.Author, "anna", false)]
    public void Conditions_are_read(string typed, ConditionKind kind, string value, bool excluded)
    {
        var condition = Assert.Single(ReadQuery.Of(typed).Conditions);
        Assert.Equal((kind, value, excluded), (condition.Kind, condition.Value, condition.Excluded));
    }

    [Theory]
    [InlineData("replies:>10", 11, int.MaxValue)]
    [InlineData("replies:>=10", 10, int.MaxValue)]
    [InlineData("likes:<5", 0, 4)]
    [InlineData("likes:<=5", 0, 5)]
    [InlineData("likes:5", 5, 5)]
    [InlineData("likes:=5", 5, 5)]
    public void Numbers_are_read(string typed, int least, int most)
    {
        var condition = Assert.Single(ReadQuery.Of(typed).Conditions);
        Assert.Equal((least, most), (condition.Least, condition.Most));
    }

    [Fact]
    public void Words_beyond_the_most_are_left_out_and_told()
    {
        var query = ReadQuery.Of(string.Join(' ', Enumerable.Range(0, 100).Select(number => $"w{number}")));

        Assert.Equal(SearchQuery.MostWords, query.Words.Count);
        Assert.Equal(new QueryProblem("TooMany", $"w{SearchQuery.MostWords}"), Assert.Single(query.Problems));
    }

    [Fact]
    public void Order_and_places_are_read()
    {
        var query = ReadQuery.Of("lamp in:title order:likes");
        Assert.Equal((true, false, SearchOrder.Likes), (query.InTitle, query.InFirst, query.Order));
        Assert.Equal("Condition.order", Assert.Single(ReadQuery.Of("order:2").Problems).Code);
    }

    static string Written(SearchQuery query) => string.Join(" & ", query.Words.Select(words =>
        (words.Excluded ? "!" : "") + (words.Alternatives is [var only] ? Written(only) : $"({string.Join(" | ", words.Alternatives.Select(Written))})")));

    static string Written(SoughtText text) => text.IsExact ? $"'{text.Text}'" : text.Text;
}
