using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class HeadingTests
{
    [Theory]
    [InlineData("# a", "h3")]
    [InlineData("###### a", "h3")]
    [InlineData("a\n=", "h3")]
    [InlineData("# a\n## b\n### c\n#### d\n##### e", "h3 h4 h5 h6 h6")]
    [InlineData("# a\n### b\n## c\n# d", "h3 h4 h4 h3")]
    [InlineData("### a\n# b\n## c", "h3 h3 h4")]
    [InlineData("## a\n## b", "h3 h3")]
    [InlineData("# a\n\n<h4>b</h4>\n\n## c", "h3 h4 h4")]
    [InlineData("<h1>a</h1>\n\n<h3>b</h3>", "h3 h4")]
    [InlineData("- # a\n- ## b", "h3 h4")]
    public void Headings_begin_at_h3_and_skip_no_level(string markdown, string names) =>
        Assert.Equal(names.Split(' '), Rendered.Body(markdown).QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.LocalName));

    [Fact]
    public void A_heading_keeps_its_marks() => Assert.Equal("<h3>a <em>b</em></h3>", Rendered.Html("# a *b*"));
}
