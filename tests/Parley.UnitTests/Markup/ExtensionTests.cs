using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class ExtensionTests
{
    [Theory]
    [InlineData("a\nb", "<p>a<br>\nb</p>")]
    [InlineData("~~a~~", "<p><del>a</del></p>")]
    [InlineData("- [ ] a\n- [x] b", "<ul>\n<li><span class=\"task\">☐</span> a</li>\n<li><span class=\"task\">☑</span> b</li>\n</ul>")]
    public void Marks_beyond_CommonMark_work(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    [Theory]
    [InlineData(":smile:", "😄")]
    [InlineData("a :slight_smile: b", "a 🙂 b")]
    [InlineData("(:+1:)", "(👍)")]
    [InlineData(":no_such_thing:", ":no_such_thing:")]
    [InlineData(":) :D ;-)", ":) :D ;-)")]
    [InlineData("12:15:30", "12:15:30")]
    [InlineData("std::string::npos", "std::string::npos")]
    public void Emoji_names_become_emoji(string markdown, string text) => Assert.Equal($"<p>{text}</p>", Rendered.Html(markdown));

    [Fact]
    public void A_table_can_scroll_and_align()
    {
        var html = Rendered.Html("| a | b | c | d |\n|---|:-:|--:|:--|\n| 1 | *2* | 3 |\n");
        Assert.Equal("<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead>\n"
            + "<tr><th>a</th><th class=\"align-center\">b</th><th class=\"align-right\">c</th><th class=\"align-left\">d</th></tr>\n</thead>\n<tbody>\n"
            + "<tr><td>1</td><td class=\"align-center\"><em>2</em></td><td class=\"align-right\">3</td><td class=\"align-left\"></td></tr>\n</tbody>\n</table></div>", html);
    }

    [Fact]
    public void Footnotes_link_there_and_back()
    {
        var body = Rendered.Body("a[^n] b[^m] c[^n]\n\n[^n]: one\n[^m]: two @ada");
        var references = body.QuerySelectorAll("sup.footnote-ref > a");
        Assert.Equal(["1", "2", "1"], references.Select(link => link.TextContent));
        Assert.All(references, link => Assert.NotNull(body.QuerySelector("li" + link.GetAttribute("href"))));
        var backLinks = body.QuerySelectorAll("section.footnotes a.footnote-back");
        Assert.Equal(3, backLinks.Length);
        Assert.All(backLinks, link => Assert.NotNull(body.QuerySelector("a" + link.GetAttribute("href"))));
        Assert.Single(body.QuerySelectorAll("section .mention"));
    }

    [Fact]
    public void Footnotes_of_two_posts_do_not_meet()
    {
        var first = Rendered.One("a[^1]\n\n[^1]: x", "section li").Id;
        var second = Rendered.One("b[^1]\n\n[^1]: x", "section li").Id;
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("a\0b", "<p>a\uFFFDb</p>")]
    [InlineData("a\u0001\u0007\u001b\u0085\u009fb", "<p>ab</p>")]
    [InlineData("a\r\nb\rc", "<p>a<br>\nb<br>\nc</p>")]
    [InlineData("a&#0;b&#1;c&#xD800;d", "<p>a\uFFFDbc\uFFFDd</p>")]
    [InlineData("😀", "<p>😀</p>")]
    [InlineData("שלום *עולם*", "<p>שלום <em>עולם</em></p>")]
    public void What_is_no_text_is_replaced_or_dropped(string markdown, string html) => Assert.Equal(html, Rendered.Html(markdown));

    /// <summary>Not among the data above: the runner itself replaces them there.</summary>
    [Fact]
    public void Half_surrogates_are_replaced() => Assert.Equal("<p>a\uFFFDb\uFFFD</p>", Rendered.Html("a\ud800b\udc00"));

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t\n")]
    public void Nothing_gives_nothing(string markdown) => Assert.Equal("", Rendered.Html(markdown));
}
