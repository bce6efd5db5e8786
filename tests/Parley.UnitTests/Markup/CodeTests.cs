using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class CodeTests
{
    [Fact]
    public void A_known_language_is_highlighted_with_classes() =>
        Assert.Equal("<pre tabindex=\"0\"><code class=\"language-cpp\"><span class=\"keyword\">int</span> x; <span class=\"comment\">// a &lt; b</span>\n</code></pre>",
            Rendered.Html("```cpp\nint x; // a < b\n```"));

    [Theory]
    [InlineData("csharp", "class A {}")]
    [InlineData("cs", "class A {}")]
    [InlineData("js", "var a = 1;")]
    [InlineData("json", "{ \"a\": true }")]
    [InlineData("c", "int a;")]
    [InlineData("XML", "<a b=\"c\" />")]
    [InlineData("python", "def a(): pass")]
    [InlineData("sql", "select 1 from a")]
    public void Languages_have_their_usual_names(string language, string code)
    {
        var element = Rendered.One($"```{language}\n{code}\n```", "pre > code");
        Assert.NotEmpty(element.QuerySelectorAll("span[class]"));
        Assert.Equal(code + "\n", element.TextContent);
    }

    [Theory]
    [InlineData("```brainfuck\n<b>+</b>\n```", "<pre tabindex=\"0\"><code class=\"language-brainfuck\">&lt;b&gt;+&lt;/b&gt;\n</code></pre>")]
    [InlineData("```\na & b\n```", "<pre tabindex=\"0\"><code>a &amp; b\n</code></pre>")]
    [InlineData("```auto\na\n```", "<pre tabindex=\"0\"><code>a\n</code></pre>")]
    [InlineData("```x\"onclick=\"y\na\n```", "<pre tabindex=\"0\"><code>a\n</code></pre>")]
    [InlineData("    a\n    <b>", "<pre tabindex=\"0\"><code>a\n&lt;b&gt;\n</code></pre>")]
    [InlineData("~~~\n```\n~~~", "<pre tabindex=\"0\"><code>```\n</code></pre>")]
    [InlineData("```cpp\n```", "<pre tabindex=\"0\"><code class=\"language-cpp\">\n</code></pre>")]
    public void Other_code_is_plain(string markdown, string html) =>
        Assert.Equal(html.Replace(">\n</code>", "></code>", StringComparison.Ordinal), Rendered.Html(markdown).Replace(">\n</code>", "></code>", StringComparison.Ordinal));

    [Fact]
    public void More_code_than_the_cap_is_plain()
    {
        var line = "int x;\n";
        var markdown = $"```cpp\n{string.Concat(Enumerable.Repeat(line, 20_000 / line.Length + 1))}```";
        Assert.Empty(Rendered.Body(markdown).QuerySelectorAll("code span"));
    }

    [Fact]
    public void The_cap_counts_all_code_of_a_post()
    {
        var block = $"```cpp\n{string.Concat(Enumerable.Repeat("int x;\n", 2_000))}```\n";
        var blocks = Rendered.Body(block + block).QuerySelectorAll("pre");
        Assert.NotEmpty(blocks[0].QuerySelectorAll("span"));
        Assert.Empty(blocks[1].QuerySelectorAll("span"));
    }

    [Fact]
    public void Blank_lines_at_the_edges_of_code_stay() =>
        Assert.Equal("\n\nint x;\n\n\n", Rendered.One("```cpp\n\n\nint x;\n\n\n```", "code").TextContent);

    [Fact]
    public void A_code_span_is_escaped() => Assert.Equal("<p><code>&lt;b&gt; @ada :smile:</code></p>", Rendered.Html("`<b> @ada :smile:`"));
}
