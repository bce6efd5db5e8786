using CsCheck;
using Parley.Domain.Posts;
using Xunit;

namespace Parley.UnitTests.Domain.Posts;

public sealed class TopicPagesTests
{
    [Fact]
    public void Every_number_is_on_its_page_and_on_no_other() => Gen.Int[1, int.MaxValue - TopicPages.PostsPerPage].Sample(number =>
    {
        var page = TopicPages.PageOf(number);

        Assert.InRange(number, TopicPages.FirstNumber(page), TopicPages.LastNumber(page));
        Assert.Equal(TopicPages.LastNumber(page) + 1, TopicPages.FirstNumber(page + 1));
        Assert.Equal(TopicPages.PostsPerPage, TopicPages.LastNumber(page) - TopicPages.FirstNumber(page) + 1);
    });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(437, 22)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(int.MaxValue, 107374183)]
    public void Page_of_a_number(int number, int page) => Assert.Equal(page, TopicPages.PageOf(number));
}
