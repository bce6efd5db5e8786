using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class ImageTests
{
    const string Lazily = " loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\">";

    [Theory]
    [InlineData("![cat](https://x.example/c.png)", "<img src=\"https://x.example/c.png\" alt=\"cat\"" + Lazily)]
    [InlineData("![cat|690x388](/c.png)", "<img src=\"/c.png\" alt=\"cat\" width=\"690\" height=\"388\"" + Lazily)]
    [InlineData("![cat|690x388,50%](/c.png)", "<img src=\"/c.png\" alt=\"cat\" width=\"345\" height=\"194\"" + Lazily)]
    [InlineData("![cat|690x388, 10%](/c.png)", "<img src=\"/c.png\" alt=\"cat\" width=\"69\" height=\"38\"" + Lazily)]
    [InlineData("![cat|3x4|thumbnail](/c.png)", "<img src=\"/c.png\" alt=\"cat\" width=\"3\" height=\"4\"" + Lazily)]
    [InlineData("![|3x4](/c.png)", "<img src=\"/c.png\" alt=\"\" width=\"3\" height=\"4\"" + Lazily)]
    [InlineData("![a|b](/c.png)", "<img src=\"/c.png\" alt=\"a|b\"" + Lazily)]
    [InlineData("![a *b* `c`](/c.png \"t\")", "<img src=\"/c.png\" alt=\"a b c\" title=\"t\"" + Lazily)]
    [InlineData("![x](//h.example/c.png)", "<img src=\"https://h.example/c.png\" alt=\"x\"" + Lazily)]
    [InlineData("<img src='//h.example/c.png' alt=x width=\"20px\" height=9 class=z style=y>",
        "<img src=\"https://h.example/c.png\" alt=\"x\" width=\"20\" height=\"9\"" + Lazily)]
    [InlineData("<img src=\"/a.png\" width=\"100%\">", "<img src=\"/a.png\" alt=\"\"" + Lazily)]
    public void An_image_has_its_size_and_loads_late(string markdown, string image) => Assert.Equal($"<p>{image}</p>", Rendered.Html(markdown));

    [Theory]
    [InlineData("![my cat|690x388](upload://ab12.png)", "my cat")]
    [InlineData("![Screenshot%20from%20home|1x1](upload://ab12.png)", "Screenshot from home")]
    [InlineData("![](upload://ab12.png)", "ab12.png")]
    [InlineData("![x](javascript:alert(1))", "x")]
    [InlineData("![x](data:image/png;base64,AAAA)", "x")]
    [InlineData("<img alt=\"x\" src=\"upload://a\">", "x")]
    public void An_image_that_is_not_here_is_named(string markdown, string name) =>
        Assert.Equal($"<p><span class=\"missing-image\">{name}</span></p>", Rendered.Html(markdown));

    [Fact]
    public void An_image_may_be_a_link() =>
        Assert.Equal($"<p><a href=\"/t/1\"><img src=\"/c.png\" alt=\"c\"{Lazily}</a></p>", Rendered.Html("[![c](/c.png)](/t/1)"));
}
