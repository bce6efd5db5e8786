using CsCheck;
using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

public sealed class HtmlWordsTests
{
    [Theory]
    [InlineData("One **wo**rd, `co`de", "One word, code")]
    [InlineData("One\n\nTwo\n\n- three\n- four", "One Two three four")]
    [InlineData("one<br>two", "one two")]
    [InlineData("a < b & c > d &copy;", "a < b & c > d ©")]
    [InlineData("> plain quote\n\nanswer", "plain quote answer")]
    [InlineData("![](https://example.org/a.png)", "")]
    [InlineData("", "")]
    public void Words_are_what_is_read(string markdown, string words) => Assert.Equal(words, HtmlWords.Of(Html(markdown), 100));

    [Fact]
    public void Quotes_of_others_are_left_out_even_quotes_in_quotes() => Assert.Equal(
        "before after",
        HtmlWords.Of("<p>before</p><aside class=\"quote\"><p>a</p><aside class=\"quote\"><p>b</p></aside><p>c</p></aside><p>after</p>", 100));

    [Theory]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("这是一个很长的句子", 5, "这是一个很…")]
    public void Long_text_is_cut_between_words(string markdown, int length, string words) => Assert.Equal(words, HtmlWords.Of(Html(markdown), length));

    [Theory]
    [InlineData("<p")]
    [InlineData("<")]
    [InlineData("a<b>c</aside></aside>d")]
    public void Broken_HTML_ends(string html) => HtmlWords.Of(html, 100);

    [Fact]
    public void It_ends_for_whatever_there_is() =>
        Gen.OneOf("<", ">", "/", "aside class=\"quote\"", "p", " ", "x", "&", "&amp;", "👩‍👩‍👧").Array[0, 30]
            .Sample(pieces => HtmlWords.Of(string.Concat(pieces), 20).Length <= 20 * 12);

    static string Html(string markdown) => PostMarkdown.Parse(markdown).ToHtml(_ => null);
}
