using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("# Title\n\na *b* **c** ~~d~~\ne", "Title\na b c d\ne")]
    [InlineData("- a\n- b\n  1. c", "a\nb\nc")]
    [InlineData("> a\n\nb", "a\nb")]
    [InlineData("a `b < c` d\n\n```cpp\nint x;\n```", "a b < c d\nint x;")]
    [InlineData("[text](https://x.example) <https://y.example> https://z.example", "text https://y.example https://z.example")]
    [InlineData("![a cat|690x388](/c.png)", "a cat")]
    [InlineData("@ada :smile: &amp; &copy;", "@ada 😄 & ©")]
    [InlineData("[quote=\"Ada\"]\nold\n[/quote]\nnew", "new")]
    [InlineData("a <b>b</b> Get<Input>()", "a b Get<Input>()")]
    [InlineData("<div>a<br>b &amp; c</div>", "ab & c")]
    [InlineData("<table><tr><td>a<td>b</table>", "a b")]
    [InlineData("<!-- a -->b", "b")]
    [InlineData("| a | b |\n|---|---|\n| c | d |", "a b\nc d")]
    [InlineData("a[^1]\n\n[^1]: note", "a\nnote")]
    [InlineData("- [x] done", "☑ done")]
    [InlineData("[a]: /b \"c\"\n\nd", "d")]
    [InlineData("", "")]
    public void Words_stay_and_marks_go(string markdown, string text) =>
        Assert.Equal(text, string.Join('\n', Rendered.Text(markdown).Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));
}
