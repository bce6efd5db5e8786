using Parley.Domain.Posts;
using Xunit;

namespace Parley.UnitTests.Domain.Posts;

public sealed class PostTextTests
{
    [Theory]
    [InlineData("", "TextMissing")]
    [InlineData(" \n\t", "TextMissing")]
    [InlineData("\u202e\u200b", "TextMissing")]
    [InlineData(".", null)]
    public void Text_needs_something_to_see(string text, string? code) => Assert.Equal(code, PostText.Check(text, "text")?.Code);

    [Theory]
    [InlineData(PostText.LongestLength, null)]
    [InlineData(PostText.LongestLength + 1, "TextTooLong")]
    public void Text_has_a_longest_length(int length, string? code) =>
        Assert.Equal(code, PostText.Check(new string('x', length), "text")?.Code);
}
