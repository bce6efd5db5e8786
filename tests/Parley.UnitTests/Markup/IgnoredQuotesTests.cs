using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class IgnoredQuotesTests
{
    [Theory]
    [InlineData("[quote=\"Ada, post:3, topic:99\"]\nHello\n[/quote]\n\nYes", "ada")]
    [InlineData("[quote=\"Ada\"]\nHello\n[/quote]\n\nYes", "ada")]
    [InlineData("[quote=\"小明\"]\nHello\n[/quote]\n\nYes", "小明")]
    [InlineData("[quote=\"a&b<c>\"]\nHello\n[/quote]\n\nYes", "a&b<c>")]
    public void Quote_of_an_ignored_member_is_folded_and_the_answer_is_not(string markdown, string ignored)
    {
        var body = Rendered.Parsed(IgnoredQuotes.Fold(Rendered.Html(markdown), new HashSet<string> { ignored }, "Folded <words>"));

        Assert.Equal("Folded <words>", body.QuerySelector("aside.quote > details > summary")?.TextContent);
        Assert.Contains("Hello", body.QuerySelector("aside details blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Yes", body.QuerySelector(":scope > p")?.TextContent);
    }

    [Fact]
    public void Quotes_of_others_stay_as_they_are()
    {
        var html = Rendered.Html("[quote=\"Ada\"]\nHello\n[/quote]\n\n> ada\n\nada");

        Assert.Equal(html, IgnoredQuotes.Fold(html, new HashSet<string> { "bob" }, "Folded"));
        Assert.Equal(html, IgnoredQuotes.Fold(html, new HashSet<string>(), "Folded"));
    }

    [Fact]
    public void Quote_within_a_quote_is_folded_by_itself()
    {
        var html = Rendered.Html("[quote=\"Ada\"]\nOuter\n[quote=\"Bob\"]\nInner\n[/quote]\nAgain\n[/quote]\n\nYes");
        var body = Rendered.Parsed(IgnoredQuotes.Fold(html, new HashSet<string> { "bob" }, "Folded"));

        var details = Assert.Single(body.QuerySelectorAll("details"));
        Assert.Contains("Inner", details.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Outer", details.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Again", details.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Written_tags_can_not_break_out_of_the_fold()
    {
        var html = Rendered.Html("[quote=\"Ada\"]\n</aside></details><aside class=\"quote\">Hello\n[/quote]\n\nYes");
        var body = Rendered.Parsed(IgnoredQuotes.Fold(html, new HashSet<string> { "ada" }, "Folded"));

        Assert.Contains("Hello", body.QuerySelector("aside > details")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Yes", body.QuerySelector(":scope > p")?.TextContent);
    }

    [Fact]
    public void Text_tells_which_posts_it_quotes_itself()
    {
        const string text =
            "[quote=\"Ada, post:3, topic:99\"]\nHello\n[quote=\"Bob, post:1, topic:5\"]\nInner\n[/quote]\n[/quote]\n"
            + "> [quote=\"Ada, post:4, topic:99\"]\n> Hello\n> [/quote]\n\n[quote=\"Ada\"]\nHello\n[/quote]\n[quote=\"Ada, post:3, topic:99\"]\nTwice\n[/quote]\n"
            + "```\n[quote=\"Ada, post:7, topic:99\"]\nCode\n[/quote]\n```";

        Assert.Equal([new(99, 3), new(99, 4)], PostMarkdown.Parse(text).QuotedPosts);
    }
}
