using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class LinkTests
{
    const string External = " rel=\"nofollow ugc noopener\"";

    [Theory]
    [InlineData("[a](https://x.example/)", "<a href=\"https://x.example/\"" + External + ">a</a>")]
    [InlineData("[a](HTTP://x.example)", "<a href=\"HTTP://x.example\"" + External + ">a</a>")]
    [InlineData("[a](//x.example)", "<a href=\"https://x.example\"" + External + ">a</a>")]
    [InlineData("[a](/t/1/x?page=2#p3 \"t\")", "<a href=\"/t/1/x?page=2#p3\" title=\"t\">a</a>")]
    [InlineData("[a](#x)", "<a href=\"#x\">a</a>")]
    [InlineData("[a](mailto:a@x.example)", "<a href=\"mailto:a@x.example\">a</a>")]
    [InlineData("<a@x.example>", "<a href=\"mailto:a@x.example\">a@x.example</a>")]
    [InlineData("<https://x.example/a_b>", "<a href=\"https://x.example/a_b\"" + External + ">https://x.example/a_b</a>")]
    [InlineData("https://x.example/a_b", "<a href=\"https://x.example/a_b\"" + External + ">https://x.example/a_b</a>")]
    [InlineData("www.x.example", "<a href=\"https://www.x.example\"" + External + ">www.x.example</a>")]
    [InlineData("<a href='/x' target=_blank onclick=y rel=opener>a</a>", "<a href=\"/x\">a</a>")]
    public void An_address_is_linked(string markdown, string link) => Assert.Equal($"<p>{link}</p>", Rendered.Html(markdown));

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&#115;cript:alert(1))")]
    [InlineData("[a](java&Tab;script:alert(1))")]
    [InlineData("[a](javascript&colon;alert(1))")]
    [InlineData("[a](<java\tscript:alert(1)>)")]
    [InlineData("[a](&#1;javascript:alert(1))")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](data:text/html,x)")]
    [InlineData("[a](file:///etc/passwd)")]
    [InlineData("[a](ftp://x.example)")]
    [InlineData("[a](upload://x)")]
    [InlineData("[a]()")]
    [InlineData("[a]\n\n[a]: javascript:alert(1)")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\" &#14; javascript:alert(1)\">a</a>")]
    [InlineData("<a href=java&#x0A;script:alert(1)>a</a>")]
    public void A_dangerous_or_empty_address_leaves_the_text(string markdown) => Assert.Equal("<p>a</p>", Rendered.Html(markdown));

    [Theory]
    [InlineData("<a href=\"/x\">a <a href=\"/y\">https://y.example</a> b</a>")]
    [InlineData("<a href=\"/x\">a [https://y.example](/y) b</a>")]
    [InlineData("[a <a href=\"/y\">https://y.example</a> b](/x)")]
    public void A_link_in_a_link_is_text(string markdown) =>
        Assert.Equal("<p><a href=\"/x\">a https://y.example b</a></p>", Rendered.Html(markdown));
}
