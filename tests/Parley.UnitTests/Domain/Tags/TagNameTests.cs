using Parley.Domain.Tags;
using Xunit;

namespace Parley.UnitTests.Domain.Tags;

public sealed class TagNameTests
{
    [Theory]
    [InlineData("Linux", "linux")]
    [InlineData("  Bread & Butter ", "bread-butter")]
    [InlineData("C++", "c")]
    [InlineData("C#", "c")]
    [InlineData(".NET_10", "net-10")]
    [InlineData("--a--b--", "a-b")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ", "full-width")]
    [InlineData("面包 烘焙", "面包-烘焙")]
    [InlineData("ÄRGER", "ärger")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("<b>", "b")]
    [InlineData("../admin", "admin")]
    [InlineData("😀", "")]
    [InlineData("\u0301", "")]
    [InlineData("\ud800", "")]
    [InlineData("", "")]
    public void Name_is_small_letters_and_digits_joined_by_hyphens(string typed, string name)
    {
        Assert.Equal(name, TagName.Of(typed));
        Assert.Equal(name, TagName.Of(name));
    }

    [Fact]
    public void Field_holds_each_tag_once_in_the_order_typed() =>
        Assert.Equal(["b", "a", "面包", "c-d"], TagName.AllOf("B, a,,b，面包、 A;c d"));

    [Fact]
    public void More_than_a_few_and_too_long_ones_are_refused()
    {
        Assert.Null(TagName.Check([.. Enumerable.Range(1, TagName.MostOfTopic).Select(number => $"t{number}")], "tags"));
        Assert.Equal("TooManyTags", TagName.Check([.. Enumerable.Range(0, TagName.MostOfTopic + 1).Select(number => $"t{number}")], "tags")?.Code);
        Assert.Null(TagName.Check([new('x', TagName.LongestLength)], "tags"));
        Assert.Equal("TagTooLong", TagName.Check([new('x', TagName.LongestLength + 1)], "tags")?.Code);
    }
}
