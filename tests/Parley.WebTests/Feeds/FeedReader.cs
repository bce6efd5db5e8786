using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Feeds;

/// <summary>A program that reads feeds, and is strict about them.</summary>
sealed record FeedReader(Page Page, XElement Feed)
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public IReadOnlyList<XElement> Entries => [.. Feed.Elements(Atom + "entry")];

    public IReadOnlyList<string> Titles => [.. Entries.Select(entry => Text(entry, "title"))];

    public string Title => Text(Feed, "title");

    public static async Task<FeedReader> ReadAsync(ForumApp app, string address, Visitor? visitor = null)
    {
        var page = await (visitor ?? app.NewVisitor()).GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml; charset=utf-8"), (page.Status, page.Headers["Content-Type"]));
        var document = AtomRules.Parse(page.Body);
        Assert.Equal([], AtomRules.FaultsOf(document));
        return new(page, document.Root!);
    }

    public static string Text(XElement element, string name) => element.Element(Atom + name)!.Value;

    public static XElement Child(XElement element, string name) => element.Element(Atom + name)!;

    public static string LinkOf(XElement element, string relation) =>
        element.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    public static IHtmlDocument ContentOf(XElement entry) => new HtmlParser().ParseDocument(Text(entry, "content"));
}
