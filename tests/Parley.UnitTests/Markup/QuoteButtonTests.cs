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

    [Theory]
    [InlineData("Said[^1] so\n\n[^1]: Her note", "Said so")]
    [InlineData("Said[^a] so, [^b]\n\n[^a]: Her *note*", "Said so, [^b]")]
    [InlineData("`[^a-z]`", "`[^a-z]`")]
    [InlineData("[^1]\n\n```\n[^1]: code\n```\n[^1]: note", "\n```\n[^1]: code\n```")]
    public void Notes_are_left_out(string markdown, string words) =>
        Assert.Equal($"[quote=\"Ada, post:3, topic:99\"]\n{words.TrimStart('\n')}\n[/quote]\n", Quote.Of("Ada", 99, 3, markdown));

    [Fact]
    public void A_name_cannot_leave_the_tag() =>
        Assert.StartsWith("[quote=\"a b post:1, post:3, topic:99\"]\n", Quote.Of("a\"] b,\n post:1", 99, 3, "x"), StringComparison.Ordinal);
}
