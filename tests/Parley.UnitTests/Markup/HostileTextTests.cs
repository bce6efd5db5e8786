using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

/// <summary>Texts made to make parsers slow or their stacks overflow: a hang shows as a hang, an overflow ends the process.</summary>
public sealed class HostileTextTests
{
    static readonly string[] Repeated =
    [
        "[quote=\"a\"]\n", "[quote]", "[quote]a[/quote] b ", ">", "> ", "@ada ", "@a.-", "[", "![", "](", "[a](", "[a](<b", "![[]()", "[a]([", "*",
        "*a ", "_a*b", "**a *b ", "~~a", "`", "` `` ", "<", "<a ", "<a \"", "<a href=x>", "<b>", "<b>x\n\n", "<b title=x>", "<T>", "<?", "<![CDATA[",
        "<!--", "<!-- -->", "<div>\n> ", "<details>\n\n", "<ul><li>", "<table>", "<table><tr><td>", "<p><b>", "- ", "- a\n", "1. ", "# a\n", "a\n-\n", "a\n",
        "\n", "\t", "a|b\n", "|", "|-", ":", ":smile: ", "&", "&amp;", "&#1", "\\", "\\[", "http://", "http://a.bc ", "http://a.bc *x* ", "www.", "h *x* ",
        "![a|9x9](b)", "[^1]", "[^1]: x\n", "- [ ] a\n", "\u0001\0\ud800", "```cpp\nint x; /* \"\n```\n", "[a]: /b\n", "$", "=", "+++\n",
    ];

    public static TheoryData<string> Units => [.. Repeated];

    [Theory]
    [MemberData(nameof(Units))]
    public void A_hundred_thousand_characters_are_rendered(string unit) => Check(Repeat(unit, 100_000));

    [Theory]
    [InlineData("cpp", "/*")]
    [InlineData("cpp", "\"")]
    [InlineData("sql", "'/*")]
    [InlineData("html", "<a ")]
    [InlineData("html", "<!--")]
    [InlineData("css", "a{b:")]
    [InlineData("php", "<?php /*\"$a")]
    [InlineData("python", "\"\"\"'")]
    [InlineData("markdown", "*a ")]
    [InlineData("csharp", "@\"\"/*")]
    [InlineData("powershell", "<#\"$(")]
    [InlineData("haskell", "{-")]
    public void Hostile_code_is_highlighted_or_left_plain(string language, string unit) =>
        Check($"```{language}\n{Repeat(unit, 19_900)}\n```");

    [Fact]
    public void Deep_lists_are_rendered() => Check(string.Concat(Enumerable.Range(0, 400).Select(depth => new string(' ', depth * 2) + "- a\n")));

    [Fact]
    public void Wide_tables_are_rendered() => Check($"{Repeat("|a", 400)}\n{Repeat("|-", 400)}\n{Repeat(Repeat("|a", 400) + "\n", 90_000)}");

    [Fact]
    public void Inline_elements_around_many_blocks_are_rendered() => Check("<div>" + Repeat("<b>", 30) + Repeat("<i>", 24) + Repeat("<p>x", 90_000));

    [Fact]
    public void A_text_beyond_the_limit_is_shown_as_typed()
    {
        var text = new string('*', PostMarkdown.MaxParsedLength + 1);
        Assert.Equal($"<pre tabindex=\"0\">{text}</pre>", Rendered.Html(text));
        Assert.Equal(text, Rendered.Text(text));
        Assert.Empty(Rendered.Names(text));
    }

    [Fact]
    public void Absurd_nesting_is_shown_as_typed() =>
        Assert.Equal($"<pre tabindex=\"0\">{Repeat("&gt;", 40_000)} &lt;b&gt;</pre>", Rendered.Html(new string('>', 10_000) + " <b>"));

    [Fact]
    public void A_paragraph_that_nobody_wrote_by_hand_keeps_its_lines_but_not_its_marks()
    {
        var body = Rendered.Body(Repeat("*a* <b>\n", 12_000) + "\n*own*");
        Assert.Equal(1, body.QuerySelectorAll("em").Length);
        Assert.StartsWith("*a* <b>\n*a*", body.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(body.QuerySelectorAll("br"));
    }

    static void Check(string markdown)
    {
        var post = PostMarkdown.Parse(markdown);
        AllowedDom.Check(post.ToHtml(name => name));
        Assert.NotNull(post.ToPlainText());
        Assert.NotNull(Quote.Of("a", 1, 1, markdown));
    }

    static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
}
