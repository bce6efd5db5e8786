using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class MemberHtmlTests
{
    [Theory]
    [InlineData("<b>a</b> <i>b</i> <em>c</em> <strong>d</strong> <s>e</s> <del>f</del> <ins>g</ins> <u>h</u>")]
    [InlineData("a<sub>b</sub><sup>c</sup> <kbd>d</kbd> <mark>e</mark> <small>f</small> <span>g</span> <code>h</code>")]
    [InlineData("<abbr title=\"a b\">c</abbr>")]
    public void Inline_elements_pass(string html) => Assert.Equal($"<p>{html}</p>", Rendered.Html(html));

    [Theory]
    [InlineData("<div>a</div>", "<div>a</div>")]
    [InlineData("<blockquote>a</blockquote>", "<blockquote>a</blockquote>")]
    [InlineData("<ol start=\"3\"><li>a<li>b</ol>", "<ol start=\"3\"><li>a</li><li>b</li></ol>")]
    [InlineData("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>")]
    [InlineData("<pre>a\n\n<b>b</b></pre>", "<pre tabindex=\"0\">a\n\n<b>b</b></pre>")]
    [InlineData("<hr>", "<hr>")]
    [InlineData("<table><tr><td colspan=2>a<td>b</table>",
        "<div class=\"table-scroll\" tabindex=\"0\"><table><tbody><tr><td colspan=\"2\">a</td><td>b</td></tr></tbody></table></div>")]
    public void Block_elements_pass(string typed, string html) => Assert.Equal(html, Rendered.Html(typed));

    [Fact]
    public void Markdown_works_between_the_tags_of_details()
    {
        var details = Rendered.One("<details open><summary>More</summary>\n\n**a**\n\n- b\n\n</details>\n\nafter", "body > details");
        Assert.True(details.HasAttribute("open"));
        Assert.Equal(["summary", "p", "ul"], details.Children.Select(child => child.LocalName));
        Assert.Equal("after", details.NextElementSibling!.TextContent);
    }

    [Theory]
    [InlineData("GetSubsystem<Input>()", "GetSubsystem&lt;Input&gt;()")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<attribute name=\"a & b\" />", "&lt;attribute name=&quot;a &amp; b&quot; /&gt;")]
    [InlineData("<button onclick=x>*y*</button>", "&lt;button onclick=x&gt;<em>y</em>&lt;/button&gt;")]
    public void Other_tags_are_shown_as_typed(string typed, string html) => Assert.Equal($"<p>{html}</p>", Rendered.Html(typed));

    [Theory]
    [InlineData("a<!-- b -->c", "<p>ac</p>")]
    [InlineData("<!-- b\n\nc -->\n\nd", "<p>d</p>")]
    public void Comments_vanish(string typed, string html) => Assert.Equal(html, Rendered.Html(typed));

    [Theory]
    [InlineData("<b>a\n\nb", "<p><b>a</b></p>\n<p>b</p>")]
    [InlineData("a</b></div></blockquote>\n\nb", "<p>a</p>\n<p>b</p>")]
    [InlineData("- <b>a\n- b", "<ul>\n<li><b>a</b></li>\n<li>b</li>\n</ul>")]
    [InlineData("**<b>a**b", "<p><strong><b>a</b></strong>b</p>")]
    public void A_forgotten_or_needless_end_tag_changes_nothing_after_it(string typed, string html) => Assert.Equal(html, Rendered.Html(typed));

    [Theory]
    [InlineData("> <details>\n\nafter")]
    [InlineData("- <div>\n\nafter")]
    [InlineData("[quote]\n<blockquote>\n\n[/quote]\nafter")]
    public void An_element_ends_with_the_block_around_it(string typed) =>
        Assert.Equal("after", Assert.Single(Rendered.Body(typed).QuerySelectorAll("body > p")).TextContent);

    [Fact]
    public void Classes_ids_styles_and_handlers_are_dropped() =>
        Assert.Equal("<p><span>a</span></p>", Rendered.Html("<span class=\"quote\" id=\"x\" style=\"color:red\" onclick=\"y\" data-z tabindex=1 dir=rtl>a</span>"));

    [Fact]
    public void Many_elements_in_each_other_become_text()
    {
        var body = Rendered.Body(string.Concat(Enumerable.Repeat("<b>", 100)) + "x");
        Assert.InRange(body.QuerySelectorAll("b").Length, 1, 20);
    }
}
