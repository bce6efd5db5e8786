using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class QuoteButtonTests
{
    [Fact]
    public void The_text_stands_in_a_quote_block() =>
        Assert.Equal("[quote=\"Ada, post:3, topic:99\"]\nHello\n\n**you**\n[/quote]\n", Quote.Of("Ada", 99, 3, "Hello\n\n**you**\n"));

    [Theory]
    [InlineData("[quote=\"B\"]\nold\n[/quote]\nnew")]
    [InlineData("[quote=\"B\"]old[/quote]new")]
    [InlineData("[quote=\"B\"][quote=\"C\"]older[/quote]old[/quote]\n\nnew")]
    public void Quotes_in_it_are_left_out(string markdown) =>
        Assert.Equal("[quote=\"Ada, post:3, topic:99\"]\nnew\n[/quote]\n", Quote.Of("Ada", 99, 3, markdown));

    [Theory]
    [InlineData("a [/quote] b")]
    [InlineData("```\nopen code")]
    [InlineData("~~~~\n[/quote]\n~~~~")]
    [InlineData("> ```\n> open code")]
    public void Whatever_is_quoted_stays_inside(string markdown)
    {
        var body = Rendered.Body(Quote.Of("Ada", 99, 3, markdown) + "\nown");
        Assert.Equal("own", Assert.Single(body.QuerySelectorAll("body > p")).TextContent);
        Assert.Single(body.QuerySelectorAll("body > aside"));
    }

    [Fact]
    public void A_name_cannot_leave_the_tag() =>
        Assert.StartsWith("[quote=\"a b post:1, post:3, topic:99\"]\n", Quote.Of("a\"] b,\n post:1", 99, 3, "x"), StringComparison.Ordinal);
}
