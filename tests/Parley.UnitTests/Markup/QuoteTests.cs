using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class QuoteTests
{
    const string Start = "<aside class=\"quote\">";
    const string SourceStart = "<p class=\"quote-source\">";

    [Fact]
    public void A_quote_names_and_links_its_source() =>
        Assert.Equal($"{Start}{SourceStart}<a href=\"/t/99?post=3\">Ada</a></p><blockquote>\n<p>Hello</p>\n</blockquote></aside>\n<p>Yes</p>",
            Rendered.Html("[quote=\"Ada, post:3, topic:99\"]\nHello\n[/quote]\n\nYes"));

    [Theory]
    [InlineData("[quote=\"Ada\"]\nHello\n[/quote]")]
    [InlineData("[quote=Ada]\nHello\n[/quote]")]
    [InlineData("[QUOTE=\"Ada\"]Hello[/QUOTE]")]
    [InlineData("[quote=\"Ada\"]Hello\n[/quote]")]
    [InlineData("[quote=\"Ada\"]\nHello[/quote]")]
    [InlineData("[quote=\"Ada\"]\n\n\nHello\n\n[/quote]\n")]
    [InlineData("[quote=\"Ada\"]\nHello")]
    [InlineData("  [quote=\"Ada, full:true\"]\nHello\n  [/quote]")]
    [InlineData("[quote=\"Ada, post:x, topic:1\"]\nHello\n[/quote]")]
    [InlineData("[quote=\"Ada, topic:1\"]\nHello\n[/quote]")]
    public void A_source_without_post_and_topic_is_a_name_only(string markdown) =>
        Assert.Equal($"{Start}{SourceStart}Ada</p><blockquote>\n<p>Hello</p>\n</blockquote></aside>", Rendered.Html(markdown));

    [Fact]
    public void A_quote_without_a_name_is_only_a_quote() =>
        Assert.Equal($"{Start}<blockquote>\n<p>Hello</p>\n</blockquote></aside>", Rendered.Html("[quote]\nHello\n[/quote]"));

    [Theory]
    [InlineData("[quote=\"A\"]\n[quote=\"B\"]\ninner\n[/quote]\nouter\n[/quote]\nown")]
    [InlineData("[quote=\"A\"][quote=\"B\"]inner[/quote]outer[/quote]own")]
    [InlineData("[quote=\"A\"][quote=\"B\"]inner[/quote]\nouter[/quote]own")]
    public void Quotes_nest(string markdown)
    {
        var body = Rendered.Body(markdown);
        Assert.Equal("inner", Assert.Single(body.QuerySelectorAll("aside aside p:not(.quote-source)")).TextContent);
        Assert.Equal("outer", Assert.Single(body.QuerySelectorAll("body > aside > blockquote > p")).TextContent);
        Assert.Equal("own", Assert.Single(body.QuerySelectorAll("body > p")).TextContent);
    }

    [Fact]
    public void Text_before_a_quote_in_the_same_line_stays_outside() =>
        Assert.Equal($"<p>Look: </p>\n{Start}<blockquote>\n<p>x</p>\n</blockquote></aside>\n<p>right?</p>".Replace(": <", ":<", StringComparison.Ordinal),
            Rendered.Html("Look: [quote]x[/quote] right?"));

    [Fact]
    public void Markdown_works_in_quotes()
    {
        var body = Rendered.Body("[quote=\"A\"]\n- one\n  ```\n  [/quote]\n  ```\n- **two**\n\n| a |\n|---|\n| b |\n[/quote]\nend");
        Assert.Equal(2, body.QuerySelectorAll("aside li").Length);
        Assert.Equal("[/quote]\n", Assert.Single(body.QuerySelectorAll("aside li pre")).TextContent);
        Assert.Single(body.QuerySelectorAll("aside table"));
        Assert.Equal("end", Assert.Single(body.QuerySelectorAll("body > p")).TextContent);
    }

    [Theory]
    [InlineData("`[quote]x[/quote]`")]
    [InlineData("```\n[quote]\nx\n[/quote]\n```")]
    [InlineData("    [quote]x[/quote]")]
    [InlineData("Use the [quote] tag")]
    [InlineData("an end alone [/quote]")]
    [InlineData("[quoted] and [quote")]
    public void Code_and_half_tags_are_no_quotes(string markdown) => Assert.Empty(Rendered.Body(markdown).QuerySelectorAll("aside"));

    [Fact]
    public void A_quote_ends_with_its_block_quote() =>
        Assert.Equal("own", Assert.Single(Rendered.Body("> [quote=\"A\"]\n> x\n\nown").QuerySelectorAll("body > p")).TextContent);

    [Fact]
    public void Deeper_quotes_stand_in_the_innermost_one()
    {
        var markdown = string.Concat(Enumerable.Repeat("[quote]\n", 20)) + "deep\n" + string.Concat(Enumerable.Repeat("[/quote]\n", 20)) + "own";
        var body = Rendered.Body(markdown);
        Assert.Equal(6, body.QuerySelectorAll("aside").Length);
        Assert.Equal("own", Assert.Single(body.QuerySelectorAll("body > p")).TextContent);
        Assert.DoesNotContain("quote]", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_only_text() =>
        Assert.Equal("<b onclick=x>", Rendered.One("[quote=\"<b onclick=x>\"]\nx\n[/quote]", ".quote-source").TextContent);
}
