using CsCheck;
using Parley.Markup.Discourse;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class DiscourseHtmlTests
{
    [Theory]
    [InlineData("<p>a <em>b</em> <strong>c</strong> <s>d</s><br>\ne</p>\n<p>f</p>", "a *b* **c** <s>d</s>\ne\n\nf")]
    [InlineData("<h2>a</h2><h4>b</h4><hr>", "## a\n\n#### b\n\n---")]
    [InlineData("<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>", "> a\n>\n> b")]
    [InlineData("<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>", "- a\n- b\n  - c")]
    [InlineData("<ol start=\"3\"><li><p>a</p><p>b</p></li><li>c</li></ol>", "3. a\n\n   b\n4. c")]
    [InlineData("<p>a <code>b_*c</code> <code>d`e</code></p>", "a `b_*c` ``d`e``")]
    [InlineData("<pre><code class=\"lang-cpp\">int x;\n\ny\n</code></pre>", "```cpp\nint x;\n\ny\n```")]
    [InlineData("<pre><code class=\"lang-auto\">a\n```\n</code></pre>", "````\na\n```\n````")]
    [InlineData("<p>a<sup>b</sup> <kbd>c</kbd></p>", "a<sup>b</sup> <kbd>c</kbd>")]
    [InlineData("<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c|d</td><td><em>e</em></td></tr></tbody></table>",
        "| a | b |\n| --- | --- |\n| c\\|d | *e* |")]
    [InlineData("<details><summary>\nMore</summary><p>a</p></details>", "<details><summary>More</summary>\n\na\n\n</details>")]
    [InlineData("<p><span class=\"bbcode-b\">a</span></p>", "**a**")]
    [InlineData("<p>a<em>.b.</em>c</p>", "a<em>.b.</em>c")]
    public void Text_becomes_Markdown(string html, string markdown) => Assert.Equal(markdown, DiscoursePost.ToMarkdown(html));

    [Theory]
    [InlineData("<a href=\"https://x.example/a_b\">https://x.example/a_b</a>", "<https://x.example/a_b>")]
    [InlineData("<a href=\"https://x.example\">a <em>b</em></a>", "[a *b*](https://x.example)")]
    [InlineData("<a href=\"/t/(a)\">a</a>", "[a](</t/(a)>)")]
    [InlineData("<a href=\"mailto:a@x.example\">a@x.example</a>", "<a@x.example>")]
    [InlineData("<a class=\"mention\" href=\"/u/ada\">@Ada_1</a>", "@Ada_1")]
    [InlineData("<a class=\"hashtag\" href=\"/c/x\">#<span>x</span></a> <span class=\"hashtag\">#8</span>", "#x #8")]
    [InlineData("<img src=\"https://x.example/s.png?v=9\" title=\":smile:\" class=\"emoji\" alt=\":smile:\">", "😄")]
    [InlineData("<img src=\"x\" title=\":no_such:\" class=\"emoji\" alt=\":no_such:\">", ":no_such:")]
    [InlineData("<img src=\"x\" title=\":+1:t3:\" class=\"emoji\">", "👍🏼")]
    [InlineData("<img src=\"/c.png\" alt=\"a|b\" width=\"690\" height=\"388\">", "![a b|690x388](/c.png)")]
    [InlineData("<a href=\"/x\"><img src=\"/c.png\" alt=\"c\"></a>", "[![c](/c.png)](/x)")]
    [InlineData("<iframe src=\"https://p.example/1\" data-original-href=\"https://v.example/1\"></iframe>", "<https://v.example/1>")]
    [InlineData("<div class=\"onebox video-onebox\"><video><source src=\"https://x.example/a.mp4\"><a href=\"https://x.example/a.mp4\">x</a></video></div>", "<https://x.example/a.mp4>")]
    [InlineData("<div class=\"lazyYT\" data-youtube-id=\"ab1\"></div>", "<https://www.youtube.com/watch?v=ab1>")]
    [InlineData("<aside class=\"onebox x\"><header><img src=i><a href=\"https://x.example/1\">x</a></header><article>y</article></aside>", "<https://x.example/1>")]
    [InlineData("<div class=\"spoiler\"><p>a</p></div>", "<details><summary>Spoiler</summary>\n\na\n\n</details>")]
    public void Links_images_and_boxes_become_Markdown(string html, string markdown) => Assert.Equal(markdown, DiscoursePost.ToMarkdown(html));

    [Fact]
    public void A_lightbox_becomes_its_whole_image() =>
        Assert.Equal("before\n![cat|639x500](https://x.example/o.jpeg)\nafter", DiscoursePost.ToMarkdown("<p>before<br>\n<div class=\"lightbox-wrapper\">"
            + "<a class=\"lightbox\" href=\"https://x.example/o.jpeg\"><img src=\"https://x.example/s.jpeg\" alt=\"cat\" width=\"639\" height=\"500\">"
            + "<div class=\"meta\"><svg><use href=\"#i\"></use></svg><span class=\"filename\">cat</span></div></a></div><br>after</p>").Replace("\n\n", "\n", StringComparison.Ordinal));

    [Fact]
    public void A_quote_becomes_a_quote_block() =>
        Assert.Equal("[quote=\"ada, post:3, topic:9\"]\na\n\n[quote=\"bob\"]\nb\n[/quote]\n[/quote]\n\nc", DiscoursePost.ToMarkdown(
            "<aside class=\"quote no-group\" data-username=\"ada\" data-post=\"3\" data-topic=\"9\"><div class=\"title\"><img class=\"avatar\" src=x> ada:</div>"
            + "<blockquote><p>a</p><aside class=\"quote\" data-username=\"bob\"><blockquote>b</blockquote></aside></blockquote></aside><p>c</p>"));

    [Theory]
    [InlineData("*a* _b_ `c` [d](e) ~~f~~ <g> &amp;amp; \\* snake_case 2 * 3")]
    [InlineData("# a")]
    [InlineData("- a")]
    [InlineData("+ a")]
    [InlineData("1. a")]
    [InlineData("12) a")]
    [InlineData("> a")]
    [InlineData("---")]
    [InlineData("[b]a[/b] [quote]x[/quote] [code]y[/code]")]
    [InlineData("![x](y) <!-- z --> &lt;script&gt;")]
    [InlineData("C# and F#, a-b, 1.5, a > b, x < y, AT&T")]
    public void Text_that_looks_like_Markdown_stays_text(string text)
    {
        var markdown = DiscoursePost.Adapt(DiscoursePost.ToMarkdown($"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>"), topic => topic);
        var body = Rendered.Body(markdown);
        Assert.Equal($"<p>{body.FirstElementChild!.InnerHtml}</p>", Rendered.Html(markdown).Replace("&quot;", "\"", StringComparison.Ordinal));
        Assert.Equal(text, body.TextContent.Trim());
        Assert.Empty(body.FirstElementChild.Children);
    }

    [Fact]
    public void Any_text_in_a_paragraph_comes_back_as_it_was()
    {
        var piece = Gen.OneOf("a", "b1", " ", "*", "_", "`", "[", "]", "(", ")", "#", ">", "<", "-", "+", "1.", "~", "&", ";", "!", "|", "\\", "=", "quote]", "/", "\"", "you");
        piece.Array[1, 10].Select(parts => string.Join(' ', string.Concat(parts).Split(' ', StringSplitOptions.RemoveEmptyEntries))).Sample(text =>
        {
            var markdown = DiscoursePost.Adapt(DiscoursePost.ToMarkdown($"<p>x {System.Net.WebUtility.HtmlEncode(text)}</p>"), topic => topic);
            Assert.Equal($"x {text}".Trim(), Rendered.Body(markdown).TextContent.Trim());
        }, iter: 2_000);
    }

    [Fact]
    public void Deep_elements_are_read() =>
        Assert.Contains("deep", DiscoursePost.ToMarkdown(string.Concat(Enumerable.Repeat("<blockquote>", 500)) + "deep"), StringComparison.Ordinal);
}
