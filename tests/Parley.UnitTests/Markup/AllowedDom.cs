using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Xunit;

namespace Parley.UnitTests.Markup;

/// <summary>The only HTML that a post may become, written down here once more, apart from the code that makes it.</summary>
static partial class AllowedDom
{
    static readonly HashSet<string> Elements =
    [
        "a", "abbr", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h3", "h4",
        "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub",
        "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
    ];

    static readonly HashSet<string> Attributes =
    [
        "a class", "a href", "a id", "a rel", "a title", "abbr title", "aside class", "code class", "details open", "div class", "div tabindex",
        "img alt", "img decoding", "img height", "img loading", "img referrerpolicy", "img src", "img title", "img width", "li id", "ol start",
        "p class", "pre tabindex", "section class", "span class", "sup class", "td class", "td colspan", "td rowspan", "th class", "th colspan",
        "th rowspan",
    ];

    public static void Check(string html)
    {
        var body = Rendered.Parsed(html);
        Assert.Empty(body.Owner!.Head!.ChildNodes);
        Assert.Empty(body.Attributes);
        Assert.DoesNotContain(body.Descendants(), node => node is IComment);
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Check(element);
        }
    }

    static void Check(IElement element)
    {
        Assert.Contains(element.LocalName, Elements);
        Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
        foreach (var attribute in element.Attributes)
        {
            Assert.Contains($"{element.LocalName} {attribute.Name}", Attributes);
            Assert.Matches(Pattern(element, attribute.Name), attribute.Value);
        }
    }

    static Regex Pattern(IElement element, string attribute) => attribute switch
    {
        "href" => LinkAddress(),
        "src" => ImageAddress(),
        "class" => element.LocalName == "span" ? SpanClass() : element.LocalName == "code" ? LanguageClass() : OwnClass(),
        "id" => FootnoteId(),
        "tabindex" => Zero(),
        _ => Anything(),
    };

    [GeneratedRegex("^(https?:|mailto:|[^:\\\\]*$|[/?#][^\\\\]*$|[^:/]*[/?#])", RegexOptions.IgnoreCase)]
    private static partial Regex LinkAddress();

    [GeneratedRegex("^(https?:|mailto:|[^:\\\\]*$|[/?#][^\\\\]*$|[^:/]*[/?#])", RegexOptions.IgnoreCase)]
    private static partial Regex ImageAddress();

    [GeneratedRegex("^(task|missing-image|[a-z]+[a-zA-Z0-9]*)$")]
    private static partial Regex SpanClass();

    [GeneratedRegex("^language-[a-z0-9+#_.-]{1,30}$")]
    private static partial Regex LanguageClass();

    [GeneratedRegex("^(mention|footnote-back|footnote-ref|footnotes|quote|quote-source|table-scroll|align-(left|center|right))$")]
    private static partial Regex OwnClass();

    [GeneratedRegex("^fn(ref)?-[0-9a-f]{10}-[0-9]+$")]
    private static partial Regex FootnoteId();

    [GeneratedRegex("^0$")]
    private static partial Regex Zero();

    [GeneratedRegex("", RegexOptions.None)]
    private static partial Regex Anything();
}
