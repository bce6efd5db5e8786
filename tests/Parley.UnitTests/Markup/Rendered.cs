using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Parley.Markup;
using Xunit;

namespace Parley.UnitTests.Markup;

/// <summary>A post rendered on a forum whose members are Ada, Bob Smith, 小明 and Zoë.</summary>
static class Rendered
{
    static readonly Dictionary<string, string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ada"] = "Ada",
        ["bob"] = "Bob Smith",
        ["小明"] = "小明",
        ["zoë"] = "Zoë",
    };

    public static string Html(string markdown) => PostMarkdown.Parse(markdown).ToHtml(Members.GetValueOrDefault).TrimEnd('\n');

    public static IHtmlElement Body(string markdown) => Parsed(Html(markdown));

    public static IHtmlElement Parsed(string html) => new HtmlParser().ParseDocument(html).Body!;

    public static IElement One(string markdown, string selector) => Assert.Single(Body(markdown).QuerySelectorAll(selector));

    public static IReadOnlyList<string> Names(string markdown) => PostMarkdown.Parse(markdown).MentionedNames;

    public static string Text(string markdown) => PostMarkdown.Parse(markdown).ToPlainText();
}
