using Parley.Web.Features.Shared;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class ListKeyTests
{
    [Fact]
    public void Key_that_is_written_can_be_read()
    {
        var key = new ListKey(new DateTimeOffset(2026, 5, 4, 12, 0, 0, 123, TimeSpan.Zero), 42);

        Assert.Equal("1777896000123-42", key.ToString());
        Assert.Equal(key, ListKey.Parse(key.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("-1-2")]
    [InlineData("1-2-3")]
    [InlineData(" 1-2")]
    [InlineData("+1-2")]
    [InlineData("1.5-2")]
    [InlineData("99999999999999999999-1")]
    [InlineData("9223372036854775807-1")]
    [InlineData("١-٢")]
    public void Anything_else_is_no_key(string? text) => Assert.Null(ListKey.Parse(text));
}
