using CsCheck;
using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class XssTests
{
    static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//x.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>", "<script\n>alert(1)</script\n>",
        "<img src=x onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>", "<img/src=x/onerror=alert(1)>", "<img src='x'onerror='alert(1)'>",
        "<img src=\"x` `<script>alert(1)</script>\"` `>", "<img src=\"javascript:alert(1)\">", "<img srcset=\"javascript:alert(1)\" src=x>",
        "<b onmouseover=alert(1)>x</b>", "<details open ontoggle=alert(1)>x</details>", "<p onclick\u000b=alert(1)>x", "<a onfocus=alert(1) autofocus tabindex=1>x</a>",
        "<a href=\"javascript:alert(1)\">x</a>", "<a href='jAvAsCrIpT:alert(1)'>x</a>", "<a href=\"java\nscript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>", "<a href=\"javascript&colon;alert(1)\">x</a>", "<a href=\"\u0001javascript:alert(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>", "<a href=\"vbscript:msgbox(1)\">x</a>", "<a href=\"//x.example\\@y.example\">x</a>",
        "[x](javascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](<javascript:alert(1)>)", "[x]( javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)", "[x](x \"\\\" onmouseover=alert(1) y=\\\"\")", "[x](x\"onmouseover=alert(1))", "[x](/\\x.example)",
        "[x](https://x.example/\"onmouseover=\"alert(1))", "<javascript:alert(1)>", "<https://x.example/\"onmouseover=\"alert(1)>",
        "https://x.example/\"onmouseover=\"alert(1)", "[x]: javascript:alert(1)\n\n[x]", "![x\" onerror=\"alert(1)](x)", "![x](x\" onerror=\"alert(1))",
        "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "![<script>alert(1)</script>|1x1](upload://x)", "![x|1x1\" onerror=\"y](x)",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href=\"data:x\">",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        "<title><p title=\"</title><img src=x onerror=alert(1)>\">", "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">", "<plaintext><b>",
        "<style>@import 'javascript:alert(1)';</style>", "<style><img src=\"</style><img src=x onerror=alert(1)//\">", "<p style=\"background:url(javascript:alert(1))\">x",
        "<base href=\"javascript:/\">", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=//x.example>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
        "<form action=javascript:alert(1)><input type=submit>", "<button formaction=javascript:alert(1)>x</button>", "<input autofocus onfocus=alert(1)>",
        "<select><option><img src=x onerror=alert(1)></select>", "<isindex type=image src=1 onerror=alert(1)>", "<marquee onstart=alert(1)>", "<video src=x onerror=alert(1)>",
        "<audio src onloadstart=alert(1)>", "<keygen autofocus onfocus=alert(1)>", "<body onload=alert(1)>", "<html onload=alert(1)>", "<frameset onload=alert(1)>",
        "<head><script>alert(1)</script>", "</p></div></body></html><script>alert(1)</script>", "<!--><script>alert(1)</script>-->", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
        "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=\"javascript:alert(1)\"?>", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///z\">]>",
        "<b><i></b></i><script>x</script>", "<table><tr><td><script>x</script><b></table></b>", "<a href=x><table><a href=javascript:alert(1)>", "<p/onclick=alert(1)/>",
        "<b title='\"><script>alert(1)</script>'>x</b>", "<abbr title=\"&quot;><img src=x onerror=alert(1)>\">x</abbr>", "<a title=`x` href=`javascript:alert(1)`>x</a>",
        "<div class=\"mention\" id=\"fn-0123456789-1\">x</div>", "<aside class=quote>x</aside>", "<section class=footnotes>x</section>", "<span class=\"task keyword\">x</span>",
        "[quote=\"\\\"><script>alert(1)</script>\"]\nx\n[/quote]", "[quote=\"<img src=x onerror=alert(1)>, post:1, topic:1\"]x[/quote]",
        "[quote=\"a, post:1, topic:javascript:alert(1)\"]x[/quote]", "[quote=\"a, post:1\\\" onclick=x, topic:9\"]x[/quote]",
        "```\"><script>alert(1)</script>\nx\n```", "```x\" onmouseover=\"alert(1)\nx\n```", "```html\n<script>alert(1)</script>\n```", "```cpp\n</code></pre><script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`", "    <script>alert(1)</script>", ":smile\"onclick=alert(1):", ":<script>:", "@<script>alert(1)</script>", "@ada\"><script>alert(1)</script>",
        "a[^<script>]\n\n[^<script>]: <script>alert(1)</script>", "a[^\"onclick=x]\n\n[^\"onclick=x]: y", "| <script>x</script> | \"onclick=x |\n|---|---|\n| <img src=x onerror=y> | [x](javascript:y) |",
        "- [x] <input onfocus=x>", "# <script>alert(1)</script> {onclick=x #id .class}", "x{onclick=alert(1)}", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "<scr\0ipt>alert(1)</scr\0ipt>", "<img src=x \0onerror=alert(1)>", "<a href=\"java\0script:alert(1)\">x</a>", "\ud800<script>x</script>\udc00", "<ſcript>x</ſcript>", "＜script＞x＜/script＞",
        "<a href=\"http://x\u2028onclick=y\">x</a>", "<a href=http://x/\u00a0onclick=y>x</a>", "<img src=\"x\" alt=\"\\\" onerror=alert(1) \\\"\">", "<details><summary onclick=x><script>y</script></summary>",
        "[a](https://x.example 'b\"onclick=\"c')", "<img src=x:alert(1) onerror=eval(src)>", "<image src=x onerror=alert(1)>", "<br onclick=x><hr onclick=x>", "<td background=javascript:x>",
    ];

    public static TheoryData<string> Corpus => [.. Attacks];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void An_attack_leaves_only_allowed_elements(string attack)
    {
        string[] places = ["{0}", "a {0} b", "<div>{0}</div>", "> - {0}", "# {0}", "| {0} |\n|---|\n| {0} |", "[quote=\"a\"]{0}[/quote]", "<details>\n\n{0}\n\n</details>", "*{0}*", "[{0}](/x)", "![{0}](/x)"];
        Assert.All(places, place => AllowedDom.Check(Rendered.Html(string.Format(System.Globalization.CultureInfo.InvariantCulture, place, attack))));
    }

    [Fact]
    public void A_hostile_member_name_is_encoded()
    {
        var html = PostMarkdown.Parse("@ada").ToHtml(_ => "\"><script>alert(1)</script>");
        AllowedDom.Check(html);
        Assert.Equal("@\"><script>alert(1)</script>", Rendered.Parsed(html).TextContent.Trim());
    }

    [Fact]
    public void No_mixture_of_attacks_leaves_more_or_throws()
    {
        var fragment = Gen.OneOf(Gen.OneOf(Attacks), Gen.OneOf(Splinters), Gen.String[0, 5]);
        fragment.Array[1, 12].Select(string.Concat).Sample(markdown =>
        {
            var post = PostMarkdown.Parse(markdown);
            var html = post.ToHtml(name => name);
            AllowedDom.Check(html);
            AllowedDom.Check(Rendered.Parsed(html).InnerHtml);
            Assert.NotNull(post.ToPlainText());
        }, iter: 3_000);
    }

    [Fact]
    public void Rendering_is_the_same_on_many_threads()
    {
        var expected = Attacks.Select(Rendered.Html).ToList();
        Parallel.For(0, 8 * Attacks.Length, i => Assert.Equal(expected[i % Attacks.Length], Rendered.Html(Attacks[i % Attacks.Length])));
    }

    static readonly string[] Splinters =
    [
        "<", ">", "\"", "'", "`", "=", "/", "\\", "&", "#", ";", "\n", "\n\n", "  ", "    ", "- ", "> ", "1. ", "```", "~~~\n", "[", "]", "(", ")", "![", "](", "|", "|-|\n",
        "<!--", "-->", "<b>", "</b>", "<a href=", "<a href=\"/x\">", "</a>", "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "<pre>", "</pre>",
        "<code>", "<details>", "<summary>", "</details>", "<h1>", "</h1>", "<img src=", "onerror=alert(1)", "class=\"mention\"", "javascript:", "data:", "http://x.example/", "[quote=\"a, post:1, topic:2\"]",
        "[quote]", "[/quote]", "@ada", ":smile:", "*", "**", "_", "~~", "[^1]", "\n[^1]: ", "- [ ] ", "&lt;", "&#60;", "&quot;", "\0", "\ud83d", "😀", "\u202e",
    ];
}
