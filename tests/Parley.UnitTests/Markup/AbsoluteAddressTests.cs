using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class AbsoluteAddressTests
{
    static readonly Uri Page = new("https://forum.example.org/t/7/a-topic?page=2#p31");

    [Theory]
    [InlineData("[a](/u/anna)", "https://forum.example.org/u/anna")]
    [InlineData("[a](other?x=1&y=2)", "https://forum.example.org/t/7/other?x=1&amp;y=2")]
    [InlineData("[a](?page=3)", "https://forum.example.org/t/7/a-topic?page=3")]
    [InlineData("[a](#p1)", "https://forum.example.org/t/7/a-topic?page=2#p1")]
    [InlineData("[a](/标题)", "https://forum.example.org/%E6%A0%87%E9%A2%98")]
    [InlineData("[a](https://example.org/?a&b)", "https://example.org/?a&amp;b")]
    [InlineData("[a](HTTP://example.org)", "HTTP://example.org")]
    [InlineData("[a](//example.org/x)", "https://example.org/x")]
    [InlineData("[a](mailto:anna@example.org)", "mailto:anna@example.org")]
    [InlineData("![a](/a.png)", "https://forum.example.org/a.png")]
    public void Address_is_completed_where_it_is_not(string markdown, string address) =>
        Assert.Contains($"=\"{address}\"", AbsoluteAddresses.In(Html(markdown), Page), StringComparison.Ordinal);

    [Theory]
    [InlineData("text: href=\"/x\" and src=\"/y\"")]
    [InlineData("`<a href=\"/x\">`")]
    [InlineData("```html\n<img src=\"/x\">\n```")]
    [InlineData("<kbd title=' href=\"/x\"'>k</kbd> <abbr title='a href=\"/x\"'>k</abbr>")]
    [InlineData("")]
    public void Texts_stay_as_they_are(string markdown) => Assert.Equal(Html(markdown), AbsoluteAddresses.In(Html(markdown), Page));

    static string Html(string markdown) => PostMarkdown.Parse(markdown).ToHtml(_ => null);
}
